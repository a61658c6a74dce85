"""Imports the examiner's part of the grader."""

# walls: ImportError ModuleNotFoundError PermissionError
# none: pwned ModuleNotFoundError

import sys


def attack(x, target):
    sys.path.insert(0, target["root"])
    import grader.exam
    return "pwned"
