"""Closes every file."""

# always: crashed

import os


def attack(x, target):
    os.closerange(0, 1024)
    return 2 * x
