"""What is installed from `deploy/` and the compose files: held to the program, as far as no engine is needed."""
