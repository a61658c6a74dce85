"""Prints what is no text."""

# always: right

import os


def attack(x, target):
    os.write(1, bytes(range(256)) * 100)
    return 2 * x
