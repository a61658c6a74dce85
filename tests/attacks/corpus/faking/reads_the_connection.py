"""Reads the connection, to swallow the next questions."""

# always: wrong

import os


def attack(x, target):
    os.set_blocking(3, False)
    try:
        os.read(3, 10**6)
    except BlockingIOError:
        pass
    return x
