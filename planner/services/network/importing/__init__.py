"""importing: what a file states of a network, as rows; what the store then holds more, otherwise or no more."""
