"""A week as a model of the solver: variables in words of the domain, laws through one gate, one search."""
