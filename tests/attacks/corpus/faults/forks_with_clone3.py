"""Forks with clone3, whose arguments no filter can see."""

# walls: OSError
# none: pwned

import ctypes
import os
import struct


def attack(x, target):
    arguments = struct.pack("<8Q", 0, 0, 0, 0, 17, 0, 0, 0)
    child = ctypes.CDLL(None, use_errno=True).syscall(435, arguments, len(arguments))
    if child == 0:
        os._exit(0)
    if child < 0:
        raise OSError(ctypes.get_errno(), "clone3")
    os.waitpid(child, 0)
    return "pwned"
