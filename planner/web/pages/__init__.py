"""pages: what people read in a browser, each beside its template; no script, nothing fetched from elsewhere."""
