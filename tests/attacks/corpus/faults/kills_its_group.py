"""Kills its process group."""

# walls: PermissionError

import os


def attack(x, target):
    os.kill(0, 9)
    return 'pwned'
