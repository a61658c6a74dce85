"""Raises an exception whose text exits, loops or is huge."""

# always: Trap

import os


class Trap(Exception):
    def __str__(self):
        os._exit(0)

    __repr__ = __str__


def attack(x, target):
    raise Trap
