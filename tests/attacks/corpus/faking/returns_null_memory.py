"""Returns an array over memory that is not there."""

# always: crashed

import numpy


class Null:
    __array_interface__ = {"shape": (3,), "typestr": "<f8", "version": 3, "data": (8, False)}


def attack(x, target):
    return numpy.asarray(Null())
