"""Adds a rule to what it may open."""

# walls: OSError

import ctypes


def attack(x, target):
    result = ctypes.CDLL(None, use_errno=True).syscall(target["call"]["landlock_create_ruleset"], None, 0, 1)
    if result < 0:
        raise OSError(ctypes.get_errno(), "landlock_create_ruleset")
    return "pwned"
