"""A site's calendar as OSM `opening_hours` text: checked, expanded to a week, written."""
