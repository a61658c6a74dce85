"""Forks with the bare system call."""

# walls: PermissionError
# none: pwned

import ctypes
import os


def attack(x, target):
    child = ctypes.CDLL(None, use_errno=True).syscall(target["call"]["clone"], 17, 0, 0, 0, 0)
    if child == 0:
        os._exit(0)
    if child < 0:
        raise OSError(ctypes.get_errno(), "clone")
    os.waitpid(child, 0)
    return "pwned"
