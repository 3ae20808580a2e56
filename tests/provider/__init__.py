"""A real OpenID provider for the tests, and one that lies."""
