"""adapters: what tools outside send, in our words. Pure: no store, no clock, no setting."""
