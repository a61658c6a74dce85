"""Opens a semaphore for another worker."""

# walls: PermissionError
# none: pwned

import ctypes


def attack(x, target):
    result = ctypes.CDLL(None, use_errno=True).syscall(target["call"]["semget"], 0, 1, 0o600)
    if result < 0:
        raise OSError(ctypes.get_errno(), "semget")
    return "pwned"
