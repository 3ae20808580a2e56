"""The store: transactions that lose nothing, and repositories, on SQLite and on PostgreSQL."""
