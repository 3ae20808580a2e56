"""The network as it is published: the official list read, and problems composed from it and a staff file."""
