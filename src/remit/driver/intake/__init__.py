"""Reading interactions from files that may hold anything: what can be read goes on, what cannot says why."""
