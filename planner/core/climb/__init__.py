"""Components on their way up the ladder: a first week of each, then rung after rung, side by side."""
