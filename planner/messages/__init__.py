"""messages: what people are sent about their own changes, and how it reaches them."""
