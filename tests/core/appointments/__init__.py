"""Tests of placing appointments."""
