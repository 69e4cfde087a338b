"""Where the bundle starts: the same as `python -m dialdown`."""

import sys

from dialdown.cli import main

if __name__ == "__main__":
    sys.exit(main())
