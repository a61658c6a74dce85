"""Leaves a daemon behind."""

# walls: PermissionError

import os


def attack(x, target):
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            while True:
                pass
    return 'pwned'
