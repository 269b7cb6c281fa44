"""Readers of the workflow graph, strangers to one another."""
