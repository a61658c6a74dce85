"""Turns off the randomness of addresses."""

# walls: PermissionError
# none: pwned

import ctypes


def attack(x, target):
    if ctypes.CDLL(None, use_errno=True).personality(0x0040000) < 0:
        raise OSError(ctypes.get_errno(), "personality")
    return "pwned"
