"""Asks for the handle of a file."""

# walls: PermissionError

import ctypes


def attack(x, target):
    result = ctypes.CDLL(None, use_errno=True).syscall(target["call"]["name_to_handle_at"], -100, b"/", None, None, 0)
    if result < 0:
        raise OSError(ctypes.get_errno(), "name_to_handle_at")
    return "pwned"
