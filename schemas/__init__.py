"""The shapes: problem, roster and what they are made of."""
