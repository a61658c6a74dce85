"""Turns warnings and floating-point accidents into errors."""

# always: right

import warnings

import numpy


def attack(x, target):
    warnings.simplefilter('error')
    numpy.seterr(all='raise')
    return 2 * x
