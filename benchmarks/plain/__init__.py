"""The plain model: what a good engineer writes in a day, to be compared with.

A Boolean for each agent, site and quarter-hour and one for each site and quarter-hour, every law of shifts, openings
and appointments on top of them, and one weighted sum for all rungs. It plans on the figures as stated (no overrides),
moves and offers appointments on the grid only, and knows nothing of weeks in which the clocks change.
"""

from benchmarks.plain.solve import Run as Run
from benchmarks.plain.solve import solve as solve
