"""The workflow graph."""
