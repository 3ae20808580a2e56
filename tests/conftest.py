"""Profiles of hypothesis: `steady` tries the same examples every time, `explore` looks for new ones, and for many.

pytest tests/agreement --hypothesis-profile explore --timeout 0
"""

from hypothesis import HealthCheck, settings

# Models are built and solved in an example: none is fast, and the slowest machine decides nothing.
SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)

settings.register_profile("steady", derandomize=True, deadline=None, database=None, suppress_health_check=SLOW)
settings.register_profile("explore", deadline=None, max_examples=2000, suppress_health_check=SLOW)
settings.load_profile("steady")

pytest_plugins = ["tests.database.fixtures"]
"""Stores for whoever needs one."""
