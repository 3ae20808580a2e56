"""What others say happened, and what we ask for, as it is stored: absences, closures, hours, requests, pins."""
