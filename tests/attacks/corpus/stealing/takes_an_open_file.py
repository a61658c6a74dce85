"""Takes an open file out of another process with pidfd_getfd."""

# walls: OSError PermissionError ProcessLookupError
# none: pwned

import ctypes
import os


def attack(x, target):
    libc = ctypes.CDLL(None, use_errno=True)
    handle = libc.syscall(434, target["pid"], 0)
    fd = libc.syscall(438, handle, target["fd"], 0) if handle >= 0 else -1
    if fd < 0:
        raise OSError(ctypes.get_errno(), "pidfd_getfd")
    text = os.pread(fd, 100, 0).decode()
    return "pwned" if "canary" in text else "nothing"
