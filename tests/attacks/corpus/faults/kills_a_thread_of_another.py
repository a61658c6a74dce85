"""Signals a thread of another process."""

# walls: PermissionError
# none: pwned

import ctypes


def attack(x, target):
    if ctypes.CDLL(None, use_errno=True).syscall(target["call"]["tgkill"], target["pid"], target["pid"], 0) < 0:
        raise OSError(ctypes.get_errno(), "tgkill")
    return "pwned"
