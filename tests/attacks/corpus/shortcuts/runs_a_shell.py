"""Runs a shell."""

# walls: wrong
# none: pwned

import os


def attack(x, target):
    return "pwned" if os.system("true") == 0 else "nothing"
