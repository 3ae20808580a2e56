"""From a week's problem to its roster."""
