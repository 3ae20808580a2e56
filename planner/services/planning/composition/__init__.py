"""composition: rows of the store as the parts of a problem, one file a part."""
