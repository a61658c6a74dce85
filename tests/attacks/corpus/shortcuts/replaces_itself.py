"""Replaces itself with another program."""

# walls: PermissionError
# none: crashed

import os


def attack(x, target):
    os.execv(target["python"], ["python", "-c", "print()"])
