"""Makes a file in memory, which limits do not see."""

# walls: PermissionError
# none: pwned

import ctypes


def attack(x, target):
    result = ctypes.CDLL(None, use_errno=True).syscall(target["call"]["memfd_create"], b"noyaux", 0)
    if result < 0:
        raise OSError(ctypes.get_errno(), "memfd_create")
    return "pwned"
