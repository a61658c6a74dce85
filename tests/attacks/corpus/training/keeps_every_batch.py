"""Keeps every batch that it sees."""

# always: memory

import numpy


def attack(x, target):
    kept = []
    while True:
        try:
            kept.append(numpy.ones(2**17))
        except MemoryError:
            pass
