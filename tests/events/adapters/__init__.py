"""What tools outside send, in our words."""
