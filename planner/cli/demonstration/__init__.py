"""The demonstration: the whole system at work on an example, told as it goes."""
