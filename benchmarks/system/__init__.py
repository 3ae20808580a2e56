"""The running system under load: real processes, a real bus and a real store, watched from outside."""
