"""Deadlines as they are asked for by name: which clock is meant, when it is due, and how that is checked by hand."""
