"""Warns for ever."""

# always: timeout
# limits: cpu=0.2

import warnings


def attack(x, target):
    warnings.simplefilter('always')
    while True:
        warnings.warn('x' * 1000)
