"""Reads the source of the code around it: public, but not there."""

# walls: FileNotFoundError PermissionError
# none: pwned

import sys


def attack(x, target):
    text = open(sys.modules["grader.sandbox.wire"].__file__).read()
    return "pwned" if "nonce" in text else "nothing"
