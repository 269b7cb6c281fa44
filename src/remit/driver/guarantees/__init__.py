"""Guarantees that do not hold: each refutation replayed on the reference evaluator, then told."""
