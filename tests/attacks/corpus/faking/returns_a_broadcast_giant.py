"""Returns an array that is huge by its shape and small in memory."""

# always: unusable

import numpy


def attack(x, target):
    return numpy.broadcast_to(0.0, (2**40,))
