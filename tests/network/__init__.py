"""The official list, the staff file, and what is composed of them."""
