"""Writes one byte on the connection."""

# always: tampering

import os


def attack(x, target):
    os.write(3, b'x')
    return 2 * x
