"""The tables of the store, one file an aggregate; what they hold of the contract bears the contract's names."""
