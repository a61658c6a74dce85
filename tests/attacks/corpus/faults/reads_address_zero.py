"""Reads at address zero."""

# always: crashed

import ctypes


def attack(x, target):
    return ctypes.string_at(0)
