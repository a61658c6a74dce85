"""Opens a file by its handle, past every folder."""

# walls: PermissionError

import ctypes


def attack(x, target):
    result = ctypes.CDLL(None, use_errno=True).syscall(target["call"]["open_by_handle_at"], -100, None, 0)
    if result < 0:
        raise OSError(ctypes.get_errno(), "open_by_handle_at")
    return "pwned"
