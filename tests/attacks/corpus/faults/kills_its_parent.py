"""Kills its parent process."""

# walls: PermissionError

import os


def attack(x, target):
    os.kill(os.getppid(), 9)
    return 'pwned'
