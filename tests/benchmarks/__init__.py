"""Tests of benchmarks: the instances are sound, and what they are measured against obeys the laws."""
