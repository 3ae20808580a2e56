"""services: one use case a file; what the system does, whoever asks for it."""
