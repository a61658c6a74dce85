"""Makes a named pipe."""

# walls: PermissionError
# none: pwned

import os


def attack(x, target):
    os.mkfifo(target["folder"] + "/fifo")
    return "pwned"
