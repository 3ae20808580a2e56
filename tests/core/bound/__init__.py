"""Tests of the proved lower bounds."""
