"""Asks the kernel for a handle of the process at the other end of the connection."""

# walls: PermissionError
# none: pwned OSError

import ctypes


def attack(x, target):
    handle, size = ctypes.c_int(), ctypes.c_int(4)
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.getsockopt(3, 1, 77, ctypes.byref(handle), ctypes.byref(size)) < 0:  # SO_PEERPIDFD
        raise OSError(ctypes.get_errno(), "getsockopt")
    return "pwned"
