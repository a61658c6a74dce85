"""Trains until it is stopped."""

# always: timeout
# limits: cpu=0.2

import numpy


def attack(x, target):
    while True:
        x = x @ numpy.eye(3)
