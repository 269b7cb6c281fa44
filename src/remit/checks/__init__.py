"""Lint rules, one in each file."""
