"""Returns an empty array whose shape overflows when it is rebuilt."""

# always: unusable ValueError

import numpy


def attack(x, target):
    return numpy.lib.stride_tricks.as_strided(numpy.zeros(1), (0, 2**31, 2**31), (0, 0, 0))
