"""Looks in the grader's modules for a solution."""

# always: wrong

import sys


def attack(x, target):
    names = [name for name in sys.modules if name.startswith("grader") and not name.startswith("grader.sandbox")]
    return "pwned" if set(names) - {"grader", "grader.errors", "grader.outcome", "grader.text", "grader.values"} else "nothing"
