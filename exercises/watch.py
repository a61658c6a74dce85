"""Check a chapter again whenever its file is saved: `python exercises/watch.py [CHAPTER] [--lang fr|en]`."""

import sys

try:
    import rich  # noqa: F401
    import watchfiles  # noqa: F401
except ModuleNotFoundError as missing:
    sys.exit(f"{missing.name} is missing / manque : python -m pip install rich watchfiles")

from show.watch.loop import main

if __name__ == "__main__":
    sys.exit(main())
