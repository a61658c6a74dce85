"""Deletes modules that the code around it imported."""

# always: wrong crashed

import sys


def attack(x, target):
    sys.modules.clear()
    return x
