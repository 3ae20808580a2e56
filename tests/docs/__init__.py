"""What the documents say is run and looked up."""
