"""Marks a file with an extended attribute."""

# walls: PermissionError
# none: pwned OSError PermissionError

import os


def attack(x, target):
    os.setxattr(target["folder"] + "/open_to_all", "user.noyaux", b"x")
    return "pwned"
