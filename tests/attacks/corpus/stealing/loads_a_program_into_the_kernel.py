"""Loads a program into the kernel."""

# walls: PermissionError

import ctypes


def attack(x, target):
    result = ctypes.CDLL(None, use_errno=True).syscall(target["call"]["bpf"], 0, None, 0)
    if result < 0:
        raise OSError(ctypes.get_errno(), "bpf")
    return "pwned"
