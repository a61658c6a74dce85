"""Takes a mount away, to see what lies below."""

# walls: PermissionError

import ctypes


def attack(x, target):
    if ctypes.CDLL(None, use_errno=True).umount2(b"/dev/null", 2) < 0:
        raise OSError(ctypes.get_errno(), "umount")
    return "pwned"
