"""Attaches to another process with ptrace."""

# walls: PermissionError
# none: pwned

import ctypes


def attack(x, target):
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.ptrace(0x4206, target["pid"], None, None) < 0:  # PTRACE_SEIZE
        raise OSError(ctypes.get_errno(), "ptrace")
    return "pwned"
