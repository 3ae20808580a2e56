"""`binome case …`: what a partner owes a site an answer to."""
