"""What tools outside call our people."""
