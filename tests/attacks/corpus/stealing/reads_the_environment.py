"""Looks into its environment for a seed."""

# walls: wrong
# none: wrong

import os


def attack(x, target):
    return "pwned" if any("canary" in value for value in os.environ.values()) else "nothing"
