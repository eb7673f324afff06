"""Mentions → record: one builder a list, and `scope.py` to say which project a fact belongs to."""
