"""The network as it is stated, changed, read and given back."""
