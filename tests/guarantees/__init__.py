"""What holds, whatever fails in between: the nine points of the bus's contract, a file each, named after them."""
