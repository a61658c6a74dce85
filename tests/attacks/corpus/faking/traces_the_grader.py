"""Traces the code around it, to change what it does."""

# always: wrong load:tampering

import sys


def trace(frame, event, argument):
    frame.f_locals["value"] = 1
    return trace


sys.settrace(trace)
sys.setprofile(lambda *a: None)


def attack(x, target):
    return x
