"""What can be set is complete, dated, and refused with every fault and its place."""
