"""Imports torch with importlib, by a name put together at run time."""

# always: ModuleNotFoundError

import importlib


def attack(x, target):
    importlib.import_module("tor" + "ch")
    return "pwned"
