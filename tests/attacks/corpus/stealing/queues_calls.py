"""Makes system calls that no filter sees, by io_uring."""

# walls: OSError

import ctypes


def attack(x, target):
    result = ctypes.CDLL(None, use_errno=True).syscall(target["call"]["io_uring_setup"], 1, None)
    if result < 0:
        raise OSError(ctypes.get_errno(), "io_uring_setup")
    return "pwned"
