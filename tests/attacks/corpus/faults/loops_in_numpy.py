"""Loops in NumPy."""

# always: timeout
# limits: cpu=0.2

import numpy


def attack(x, target):
    while True:
        numpy.linalg.svd(numpy.ones((300, 300)))
