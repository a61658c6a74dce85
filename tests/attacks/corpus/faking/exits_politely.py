"""Calls sys.exit(0) instead of answering."""

# always: SystemExit

import sys


def attack(x, target):
    sys.exit(0)
