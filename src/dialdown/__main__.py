"""`python -m dialdown` and the installed command."""

import sys

from dialdown.cli import main

if __name__ == "__main__":
    sys.exit(main())
