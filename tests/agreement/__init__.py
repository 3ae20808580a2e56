"""The solver and the checker, held to each other."""
