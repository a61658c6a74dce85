"""Signals to another worker by a lock on a file that both can open."""

# walls: PermissionError
# none: pwned

import fcntl
import os


def attack(x, target):
    with open(os.__file__) as file:
        fcntl.flock(file, fcntl.LOCK_SH)
    return "pwned"
