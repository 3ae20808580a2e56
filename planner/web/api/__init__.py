"""api: what programs and pages ask of Binôme over HTTP, under /api/v1."""
