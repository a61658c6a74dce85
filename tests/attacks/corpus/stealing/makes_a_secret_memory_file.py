"""Makes memory that nobody else sees."""

# walls: OSError

import ctypes


def attack(x, target):
    result = ctypes.CDLL(None, use_errno=True).syscall(target["call"]["memfd_secret"], 0)
    if result < 0:
        raise OSError(ctypes.get_errno(), "memfd_secret")
    return "pwned"
