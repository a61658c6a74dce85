"""Plants code in the libraries that later submissions import."""

# walls: OSError PermissionError

import os

import numpy


def attack(x, target):
    open(os.path.dirname(numpy.__file__) + "/planted.py", "w")
    return "pwned"
