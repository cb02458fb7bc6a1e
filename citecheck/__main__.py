"""``python -m citecheck`` is the command line."""

from citecheck.cli.main import main

if __name__ == "__main__":
    main()
