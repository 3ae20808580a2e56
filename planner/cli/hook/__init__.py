"""`binome hook …`: programs of employers that are told of their people's changes."""
