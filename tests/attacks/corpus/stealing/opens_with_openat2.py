"""Opens a file with openat2, which older filters do not know."""

# walls: OSError
# none: pwned

import ctypes
import os


def attack(x, target):
    how = ctypes.create_string_buffer(24)
    fd = ctypes.CDLL(None, use_errno=True).syscall(437, -100, target["file"].encode(), how, 24)
    if fd < 0:
        raise OSError(ctypes.get_errno(), "openat2")
    text = os.read(fd, 100).decode()
    return "pwned" if "canary" in text else "nothing"
