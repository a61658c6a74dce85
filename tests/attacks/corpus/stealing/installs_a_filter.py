"""Installs a filter of its own that lies about results."""

# walls: PermissionError

import ctypes


def attack(x, target):
    result = ctypes.CDLL(None, use_errno=True).syscall(target["call"]["seccomp"], 1, 0, None)
    if result < 0:
        raise OSError(ctypes.get_errno(), "seccomp")
    return "pwned"
