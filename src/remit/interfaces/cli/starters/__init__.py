"""What `remit init` writes: two policy files and a page about them, with the words of a sector put in."""
