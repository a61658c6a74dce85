"""Makes a system call of the x32 kind."""

# walls: crashed wrong

import ctypes


def attack(x, target):
    ctypes.CDLL(None).syscall(0x40000000 + 39)
    return "survived"
