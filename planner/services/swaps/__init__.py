"""swaps: two people take each other's shift, where the week stays lawful and the label is kept as well as before."""
