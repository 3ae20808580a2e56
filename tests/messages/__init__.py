"""Messages to people about their own changes, up to a mail server that really answers."""
