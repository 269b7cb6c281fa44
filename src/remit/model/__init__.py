"""The policy with names resolved and types checked."""
