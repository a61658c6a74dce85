"""Leaves the code around it no room on the stack."""

# always: right RecursionError crashed

import sys


def attack(x, target):
    sys.setrecursionlimit(30)
    return 2 * x
