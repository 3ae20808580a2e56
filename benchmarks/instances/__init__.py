"""Invented weeks of basins, drawn from a seed: the same family and seed give the same problem, byte for byte."""

from benchmarks.instances.absences import absent as absent
from benchmarks.instances.catalogue import FAMILIES as FAMILIES
from benchmarks.instances.catalogue import instance as instance
