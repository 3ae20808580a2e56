"""Ways to work on one rung of a component: each makes the week better, proves more, or both."""
