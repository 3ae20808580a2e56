"""Why a roster falls short, and what would mend it."""
