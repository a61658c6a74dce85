"""Lists the devices."""

# walls: FileNotFoundError PermissionError
# none: pwned

import os


def attack(x, target):
    return "pwned" if len(os.listdir("/dev")) > 3 else "nothing"
