"""`binome closure …`: when a site stays shut, against its calendar."""
