"""Changes when a file was last changed."""

# walls: PermissionError
# none: pwned

import os


def attack(x, target):
    os.utime(target["folder"] + "/open_to_all")
    return "pwned"
