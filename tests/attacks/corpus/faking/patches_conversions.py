"""Replaces the functions that convert results."""

# always: wrong

import numpy

numpy.asarray = numpy.array = numpy.ascontiguousarray = lambda *a, **k: numpy.ones(3)


def attack(x, target):
    return x
