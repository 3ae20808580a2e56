"""access: who asks over HTTP, and what they may: every right in one table."""
