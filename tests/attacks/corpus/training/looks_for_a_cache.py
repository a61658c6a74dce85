"""Looks for a cache of data sets in the home folder."""

# walls: FileNotFoundError PermissionError wrong
# none: pwned wrong

import os


def attack(x, target):
    return "pwned" if os.path.exists(os.path.expanduser("~/..")) and os.listdir(os.path.expanduser("~/..")) else "nothing"
