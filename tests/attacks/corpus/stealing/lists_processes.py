"""Lists the processes of the machine."""

# walls: FileNotFoundError PermissionError
# none: pwned

import os


def attack(x, target):
    return "pwned" if any(name.isdigit() for name in os.listdir("/proc")) else "nothing"
