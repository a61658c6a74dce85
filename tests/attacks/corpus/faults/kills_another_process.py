"""Kills another process of the same user."""

# walls: PermissionError
# none: pwned

import os


def attack(x, target):
    os.kill(target['pid'], 0)
    return 'pwned'
