"""Leaves data for another worker in System V shared memory."""

# walls: PermissionError
# none: pwned

import ctypes


def attack(x, target):
    result = ctypes.CDLL(None, use_errno=True).syscall(target["call"]["shmget"], 0, 4096, 0o600)
    if result < 0:
        raise OSError(ctypes.get_errno(), "shmget")
    return "pwned"
