"""Searches all objects of the garbage collector for an exam."""

# walls: wrong
# none: wrong

import gc
import sys


def attack(x, target):
    found = [item for item in gc.get_objects() if type(item) is dict and any(type(key) is str and "canary" in key for key in list(item))]
    names = {name for name in sys.modules if "exam" in name or "hidden" in name or "reference" in name}
    return "pwned" if names or len(found) > 1 else "nothing"
