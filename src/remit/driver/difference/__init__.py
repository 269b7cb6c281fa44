"""Two editions of policies, from wherever they are, compared sector by sector and day by day."""
