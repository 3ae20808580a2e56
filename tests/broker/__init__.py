"""A real Apache Kafka broker, as tests and `make kafka` start it."""
