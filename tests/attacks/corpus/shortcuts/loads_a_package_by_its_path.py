"""Loads a module of another package by its path."""

# walls: FileNotFoundError PermissionError
# none: pwned

import importlib.util


def attack(x, target):
    spec = importlib.util.spec_from_file_location("other", target["site"] + "/other_package.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return "pwned"
