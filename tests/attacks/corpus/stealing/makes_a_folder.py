"""Makes a folder."""

# walls: PermissionError
# none: pwned

import os


def attack(x, target):
    os.mkdir(target["folder"] + "/made")
    return "pwned"
