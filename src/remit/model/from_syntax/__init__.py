"""Syntax to model: names resolved, types checked, tables made rules."""
