"""Proved lower bounds of the ladder, from presence and opening averaged over segments."""
