"""Aborts."""

# always: crashed

import os


def attack(x, target):
    os.abort()
