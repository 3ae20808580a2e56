"""Transport: the same tests over both buses."""
