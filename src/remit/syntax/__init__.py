"""The text as written."""
