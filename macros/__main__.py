"""``python -m macros``: the command line of ``cli.py``."""

import sys

from .cli import run

sys.exit(run())
