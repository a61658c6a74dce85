"""Renames a file of the examiner's."""

# walls: PermissionError
# none: pwned

import os


def attack(x, target):
    os.rename(target["folder"] + "/to_rename", target["folder"] + "/renamed")
    return "pwned"
