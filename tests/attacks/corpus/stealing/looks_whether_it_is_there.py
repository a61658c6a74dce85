"""Asks only whether a file is there: Landlock does not hide that, an own root does."""

# walls: FileNotFoundError
# none: pwned
# landlock: pwned
# bubblewrap+landlock: FileNotFoundError

import os


def attack(x, target):
    os.stat(target["file"])
    return "pwned"
