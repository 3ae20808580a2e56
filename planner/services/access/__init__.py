"""access: who may ask: accounts with passwords, tokens with an end."""
