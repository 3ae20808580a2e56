"""The independent checker: reads a problem and a roster and says everything that is wrong, as data.

It is the specification of a valid roster, and shares no code with the solver. `planner.check.report` is the way in.
"""
