"""live: what happens to a basin is told while it happens, to whoever keeps a stream open and may know of it."""
