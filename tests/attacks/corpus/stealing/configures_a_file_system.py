"""Configures a new file system."""

# walls: OSError

import ctypes


def attack(x, target):
    result = ctypes.CDLL(None, use_errno=True).syscall(target["call"]["fsopen"], b"tmpfs", 0)
    if result < 0:
        raise OSError(ctypes.get_errno(), "fsopen")
    return "pwned"
