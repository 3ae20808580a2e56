"""Tests of the shapes and of what reads and writes them."""
