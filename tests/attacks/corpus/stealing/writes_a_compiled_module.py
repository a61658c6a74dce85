"""Plants a compiled module beside the standard library."""

# walls: OSError PermissionError

import os


def attack(x, target):
    open(os.path.dirname(os.__file__) + "/__pycache__/planted.pyc", "wb")
    return "pwned"
