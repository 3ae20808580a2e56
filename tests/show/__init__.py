"""What is shown of a week."""
