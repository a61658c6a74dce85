"""Calls sys.exit while it is imported."""

# always: load_error:SystemExit

import sys

sys.exit(0)
