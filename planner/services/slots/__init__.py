"""The life of appointments, and what partners are told of them."""
