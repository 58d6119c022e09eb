"""`python -m zhimai` is zhimai."""

from . import main

main()
