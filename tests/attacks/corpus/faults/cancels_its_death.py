"""Cancels the signal that ends it with its parent."""

# walls: PermissionError
# none: pwned

import ctypes


def attack(x, target):
    if ctypes.CDLL(None, use_errno=True).prctl(1, 0, 0, 0, 0) < 0:
        raise OSError(ctypes.get_errno(), "prctl")
    return "pwned"
