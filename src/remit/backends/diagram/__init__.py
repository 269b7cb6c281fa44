"""Pictures of the workflow graph."""
