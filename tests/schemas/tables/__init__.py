"""Tables: what their columns keep, and that every one of them says what it holds."""
