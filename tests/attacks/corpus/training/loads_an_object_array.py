"""Loads an array of pickled objects."""

# always: ValueError

import io

import numpy

buffer = io.BytesIO()
numpy.save(buffer, numpy.array([None]), allow_pickle=True)
PAYLOAD = buffer.getvalue()


def attack(x, target):
    return numpy.load(io.BytesIO(PAYLOAD))
