"""Replaces builtins that a grader may use."""

# always: wrong TypeError RecursionError crashed tampering load:crashed load:tampering

import builtins

builtins.all = builtins.any = lambda *a: True
builtins.len = lambda *a: 0
builtins.isinstance = lambda *a: True
builtins.type = lambda *a: str


def attack(x, target):
    return x
