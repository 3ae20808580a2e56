"""The checker, tested on problems and rosters written in words of the domain."""
