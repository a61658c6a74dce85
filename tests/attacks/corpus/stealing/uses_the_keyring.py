"""Leaves data in the kernel's keyring."""

# walls: PermissionError
# none: pwned PermissionError OSError

import ctypes


def attack(x, target):
    result = ctypes.CDLL(None, use_errno=True).syscall(target["call"]["add_key"], b"user", b"noyaux", b"x", 1, -2)
    if result < 0:
        raise OSError(ctypes.get_errno(), "add_key")
    return "pwned"
