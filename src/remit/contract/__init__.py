"""Public data: interactions and decisions."""
