"""Changes its root folder."""

# walls: PermissionError

import os


def attack(x, target):
    os.chroot("/")
    return "pwned"
