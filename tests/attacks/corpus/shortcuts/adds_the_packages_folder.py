"""Puts the folder of all packages back on the path."""

# walls: ModuleNotFoundError PermissionError
# none: pwned

import sys


def attack(x, target):
    sys.path.append(target["site"])
    import other_package
    return "pwned"
