"""Truncates a file of the examiner's."""

# walls: PermissionError
# none: pwned

import os


def attack(x, target):
    os.truncate(target["folder"] + "/open_to_all", 0)
    return "pwned"
