"""Imports: what files state, and what the store holds afterwards."""
