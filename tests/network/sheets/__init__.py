"""Sheets: agents, contracts and skills as French spreadsheets save them."""
