"""Returns a subclass of ndarray that lies in every method."""

# always: wrong

import numpy


class Liar(numpy.ndarray):
    def __eq__(self, other):
        return True

    def __array_ufunc__(self, *a, **k):
        return True

    def __array_function__(self, *a, **k):
        return True

    def tobytes(self, *a):
        return b"".ljust(24)


def attack(x, target):
    return x.view(Liar)
