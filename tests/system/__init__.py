"""The system as it is run for real: commands in processes of their own, on a real broker and a real database."""
