"""Climbs the frames of its callers for what is expected."""

# walls: wrong
# none: wrong

import sys


def attack(x, target):
    frame, names = sys._getframe(), set()
    while frame:
        names |= set(frame.f_locals) | set(frame.f_globals)
        frame = frame.f_back
    return "pwned" if names & {"expected", "exam", "reference", "suite", "secret"} else "nothing"
