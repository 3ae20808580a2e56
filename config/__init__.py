"""What can be set: rules, label, partners, weights and settings, as data behind typed loaders."""
