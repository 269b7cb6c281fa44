"""A timeline laid out by days, as text and pictures show it, and the picture of it as a page to print."""
