"""Overwrites the input's memory with ctypes."""

# always: wrong

import ctypes


def attack(x, target):
    ctypes.memset(x.ctypes.data, 0, x.nbytes)
    return x
