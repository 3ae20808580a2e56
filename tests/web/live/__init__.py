"""Streams of what happens, one part at a time."""
