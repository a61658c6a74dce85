"""Loads the library of another package with ctypes."""

# walls: OSError
# none: pwned

import ctypes


def attack(x, target):
    ctypes.CDLL(target["library"])
    return "pwned"
