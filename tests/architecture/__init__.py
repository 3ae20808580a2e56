"""What holds for the source as a whole: arrows, sizes, names, and that nothing is left half-made."""
