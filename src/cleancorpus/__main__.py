"""`python -m cleancorpus`."""

import sys

from cleancorpus.cli import main

if __name__ == "__main__":
    sys.exit(main())
