"""Examples that a policy has not: what they would reach, found, and written out for review."""
