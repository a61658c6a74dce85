"""Loops in a regular expression."""

# always: timeout
# limits: cpu=0.2

import re


def attack(x, target):
    return re.match(r"(a+)+$", "a" * 60 + "b")
