"""Asks for a terabyte at once."""

# always: MemoryError _ArrayMemoryError

import numpy


def attack(x, target):
    return numpy.ones(2**37)
