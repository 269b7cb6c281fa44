"""How much the examples of policies notice: faults planted one at a time, and which of them no example sees."""
