"""messages: people are told of their own changes: to whom, when, and that it is done once."""
