"""Replaces the comparison functions of NumPy."""

# always: wrong

import numpy

numpy.allclose = numpy.array_equal = lambda *a, **k: True
numpy.testing.assert_allclose = numpy.testing.assert_array_equal = lambda *a, **k: None


def attack(x, target):
    return x
