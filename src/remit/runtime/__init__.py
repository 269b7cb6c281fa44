"""Values, durations and calendars: what deciding needs of the world."""
