"""pages: what people read in a browser, each beside its template; nothing fetched from elsewhere, and one script."""
