"""Migrations: how the tables came to be as they are; `env` runs those of `versions`."""
