"""The meaning of the language, plain and short."""
