"""Chooses the cores that it runs on."""

# walls: PermissionError
# none: pwned

import os


def attack(x, target):
    os.sched_setaffinity(0, os.sched_getaffinity(0))
    return 'pwned'
