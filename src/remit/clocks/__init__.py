"""The model's service promises, clocks and escalation paths over time.

What a length of time means is in `runtime.due`; here the names of a policy are brought to it.
"""
