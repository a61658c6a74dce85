"""Clears and refills the import system."""

# always: ModuleNotFoundError

import importlib.machinery
import sys


def attack(x, target):
    sys.meta_path[:] = [importlib.machinery.PathFinder]
    sys.path_importer_cache.clear()
    import torch
    return "pwned"
