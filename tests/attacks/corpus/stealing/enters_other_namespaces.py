"""Enters the namespaces of another process."""

# walls: PermissionError

import ctypes
import os


def attack(x, target):
    fd = os.open("/dev/null", os.O_RDONLY)
    if ctypes.CDLL(None, use_errno=True).setns(fd, 0) < 0:
        raise OSError(ctypes.get_errno(), "setns")
    return "pwned"
