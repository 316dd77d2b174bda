"""``python -m dlstudio`` is the program ``dlstudio``."""

import sys

from dlstudio.cli import main

if __name__ == "__main__":
    sys.exit(main())
