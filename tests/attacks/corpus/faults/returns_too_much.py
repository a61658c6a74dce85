"""Returns more than an answer may hold."""

# always: unusable

import numpy


def attack(x, target):
    return numpy.zeros(2**23)
