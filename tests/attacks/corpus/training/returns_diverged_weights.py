"""Returns weights that are not finite."""

# always: wrong

import numpy


def attack(x, target):
    return numpy.full(3, numpy.nan)
