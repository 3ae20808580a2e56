"""store: what the system remembers; sessions, repositories and migrations."""
