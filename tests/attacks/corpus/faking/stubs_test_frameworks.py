"""Puts its own pytest and hypothesis into sys.modules."""

# always: wrong

import sys
import types

sys.modules["pytest"] = sys.modules["hypothesis"] = types.ModuleType("pytest")


def attack(x, target):
    return x
