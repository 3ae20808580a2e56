"""A draft becomes what people are given, or a proposal that somebody decides on, and who is told."""
