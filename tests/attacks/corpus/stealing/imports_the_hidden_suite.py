"""Imports the hidden suite."""

# walls: ModuleNotFoundError PermissionError
# none: pwned

import sys


def attack(x, target):
    sys.path.insert(0, target["around"])
    import hidden_suite
    return "pwned" if hidden_suite.CANARY else "nothing"
