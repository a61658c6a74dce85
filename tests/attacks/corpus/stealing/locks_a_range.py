"""Signals to another worker by a record lock."""

# walls: PermissionError
# none: pwned

import fcntl
import os


def attack(x, target):
    with open(os.__file__) as file:
        fcntl.lockf(file, fcntl.LOCK_SH)
    return "pwned"
