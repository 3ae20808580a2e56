"""A site's calendar: read, refused, expanded, written."""
