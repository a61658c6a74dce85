"""Becomes root in a user namespace of its own."""

# walls: PermissionError
# none: pwned OSError PermissionError

import ctypes


def attack(x, target):
    if ctypes.CDLL(None, use_errno=True).unshare(0x10000000) < 0:
        raise OSError(ctypes.get_errno(), "unshare")
    return "pwned"
