"""Makes itself dumpable, to leave a core file."""

# walls: PermissionError
# none: pwned

import ctypes


def attack(x, target):
    if ctypes.CDLL(None, use_errno=True).prctl(4, 1, 0, 0, 0) < 0:
        raise OSError(ctypes.get_errno(), "prctl")
    return "pwned"
