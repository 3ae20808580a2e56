"""A real PostgreSQL for tests: one server for all processes of a run, one database a test."""
