"""What a syntax mistake is, in the language's own words."""
