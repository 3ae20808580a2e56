"""forked: processes that have everything imported when they begin; they are forked from one that waits for that.

To import the database, the shapes and the solver takes a second and a half, and the tests start many hundred processes.
"""

from multiprocessing import get_context

from planner.cli.lazy import COMMANDS, module_of

PROCESSES = get_context("forkserver")
PROCESSES.set_forkserver_preload(["tests.faults.child", "tests.cli.child", *map(module_of, COMMANDS)])
