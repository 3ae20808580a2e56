"""site: when a building can be used."""
