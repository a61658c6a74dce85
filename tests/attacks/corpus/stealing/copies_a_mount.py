"""Clones a part of the file system."""

# walls: OSError

import ctypes


def attack(x, target):
    result = ctypes.CDLL(None, use_errno=True).syscall(target["call"]["open_tree"], -100, b"/", 1)
    if result < 0:
        raise OSError(ctypes.get_errno(), "open_tree")
    return "pwned"
