"""Changes its priority."""

# walls: PermissionError
# none: pwned

import os


def attack(x, target):
    os.nice(0)
    os.setpriority(os.PRIO_PROCESS, 0, 0)
    return 'pwned'
