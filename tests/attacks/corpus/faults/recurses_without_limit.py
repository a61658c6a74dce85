"""Recurses for ever in C, without Python's limit."""

# always: crashed

import sys


class Loop:
    def __repr__(self):
        return repr(self)


def attack(x, target):
    sys.setrecursionlimit(10**9)
    return repr(Loop())
