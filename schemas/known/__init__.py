"""What a store knows, as it is stored: places, people, facts that stand."""
