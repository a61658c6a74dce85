"""Handles page faults in its own code, a step of kernel exploits."""

# walls: PermissionError

import ctypes


def attack(x, target):
    result = ctypes.CDLL(None, use_errno=True).syscall(target["call"]["userfaultfd"], 1)
    if result < 0:
        raise OSError(ctypes.get_errno(), "userfaultfd")
    return "pwned"
