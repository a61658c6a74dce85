"""Walks the folders around the examiner's files for hidden tests."""

# walls: wrong
# none: pwned

import os


def attack(x, target):
    found = [name for _, _, names in os.walk(target["around"]) for name in names]
    return "pwned" if "canary.txt" in found else "nothing"
