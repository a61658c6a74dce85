"""Writes garbage on the connection."""

# always: tampering

import os


def attack(x, target):
    os.write(3, b'garbage' * 100)
    return 2 * x
