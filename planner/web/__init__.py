"""web: what is asked over HTTP."""
