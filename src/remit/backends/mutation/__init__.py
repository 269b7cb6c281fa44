"""Faults planted in policies, one at a time, to see which of them their examples notice."""
