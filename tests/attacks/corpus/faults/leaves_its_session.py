"""Leaves its session."""

# walls: PermissionError
# none: PermissionError

import os


def attack(x, target):
    os.setsid()
    return 'pwned'
