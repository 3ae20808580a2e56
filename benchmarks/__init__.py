"""Measures: invented instances, a plain model to be compared with, and what was found."""
