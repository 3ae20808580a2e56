"""Agents, contracts, skills and calendars from spreadsheets: one a row, as French Excel saves them."""
