"""Exits with status 0 instead of answering."""

# always: crashed

import os


def attack(x, target):
    os._exit(0)
