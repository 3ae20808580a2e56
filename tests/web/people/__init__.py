"""The pages of people who sign in."""
