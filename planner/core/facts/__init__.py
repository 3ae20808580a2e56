"""What the core knows of a problem, derived once: a component, its sites, its agents, minutes of the week."""
