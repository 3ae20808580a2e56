"""What is kept of people: handed over, let go of in time, forgotten."""
