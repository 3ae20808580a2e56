"""shift: what a shift looks like."""
