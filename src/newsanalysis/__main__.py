"""``python -m newsanalysis``: the command line."""

from newsanalysis.cli import main

if __name__ == "__main__":
    main()
