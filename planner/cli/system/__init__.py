"""The running system: its parts chosen by the settings, and the ways in which they run."""
