"""The independent checker: reads a problem and a roster, shares no code with the solver."""
