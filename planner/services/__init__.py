"""services: one use case a file, by what it is about; what the system does, whoever asks for it."""
