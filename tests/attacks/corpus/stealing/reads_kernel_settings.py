"""Reads what the kernel shows in /sys."""

# walls: FileNotFoundError PermissionError
# none: pwned

import os


def attack(x, target):
    return "pwned" if os.listdir("/sys") else "nothing"
