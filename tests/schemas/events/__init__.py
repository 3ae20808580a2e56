"""Tests of the events' shapes."""
