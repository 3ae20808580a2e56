"""The system killed, stopped, starved and repeated; what must hold afterwards stands in `holding`."""
