"""Watches what others do with files."""

# walls: PermissionError
# none: pwned

import ctypes


def attack(x, target):
    result = ctypes.CDLL(None, use_errno=True).syscall(target["call"]["inotify_init1"], 0)
    if result < 0:
        raise OSError(ctypes.get_errno(), "inotify_init1")
    return "pwned"
