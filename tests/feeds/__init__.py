"""Calendars as bytes, and as their readers take them."""
