"""The free notes of the official list: what can be read of them, as proposals that a person accepts or not."""
