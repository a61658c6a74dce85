"""Loads a library of the system by its name."""

# namespaces: OSError
# landlock: OSError pwned
# none: pwned OSError

import ctypes


def attack(x, target):
    ctypes.CDLL("libutil.so.1")
    return "pwned"
