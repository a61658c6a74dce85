"""Opens a POSIX message queue."""

# walls: PermissionError

import ctypes


def attack(x, target):
    result = ctypes.CDLL(None, use_errno=True).syscall(target["call"]["mq_open"], b"noyaux", 0, 0, None)
    if result < 0:
        raise OSError(ctypes.get_errno(), "mq_open")
    return "pwned"
