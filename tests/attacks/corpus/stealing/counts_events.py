"""Counts hardware events of other processes."""

# walls: PermissionError

import ctypes


def attack(x, target):
    result = ctypes.CDLL(None, use_errno=True).syscall(target["call"]["perf_event_open"], None, 0, -1, -1, 0)
    if result < 0:
        raise OSError(ctypes.get_errno(), "perf_event_open")
    return "pwned"
