"""`python -m remit`."""

from remit.interfaces.cli.main import main

main()
