"""Mention → known thing: which organisation, which place."""
