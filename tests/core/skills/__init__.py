"""Tests of skills over time."""
