"""Check the functions of a notebook: `%run exercises/check.py CHAPTER [--lang fr|en]` in a cell."""

import sys

from show.notebook import main

if __name__ == "__main__":
    main(sys.argv[1:])
