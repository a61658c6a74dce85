"""Makes a device file."""

# walls: PermissionError
# none: pwned

import os


def attack(x, target):
    os.mknod(target["folder"] + "/node", 0o600)
    return "pwned"
