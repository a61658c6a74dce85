"""Looks for files that were left open."""

# walls: wrong
# none: wrong

import os


def attack(x, target):
    found = []
    for fd in range(4, 1024):
        try:
            found.append(os.fstat(fd))
        except OSError:
            pass
    return "pwned" if found else "nothing"
