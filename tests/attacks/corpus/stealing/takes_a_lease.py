"""Signals by a lease on a shared file."""

# walls: PermissionError
# none: pwned PermissionError OSError BlockingIOError

import fcntl
import os


def attack(x, target):
    with open(os.__file__) as file:
        fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    return "pwned"
