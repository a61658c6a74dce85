"""Mounts a file system."""

# walls: PermissionError

import ctypes


def attack(x, target):
    if ctypes.CDLL(None, use_errno=True).mount(b"none", b"/", b"tmpfs", 0, None) < 0:
        raise OSError(ctypes.get_errno(), "mount")
    return "pwned"
