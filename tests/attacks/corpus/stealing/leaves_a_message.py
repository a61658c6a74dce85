"""Opens a message queue for another worker."""

# walls: PermissionError
# none: pwned

import ctypes


def attack(x, target):
    result = ctypes.CDLL(None, use_errno=True).syscall(target["call"]["msgget"], 0, 0o600)
    if result < 0:
        raise OSError(ctypes.get_errno(), "msgget")
    return "pwned"
