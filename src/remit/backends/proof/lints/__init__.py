"""Advice that needs the prover: what a policy may well mean, and should say that it does."""
