"""Messages as data, with one table of codes."""
