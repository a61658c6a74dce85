"""Writes on the connection for ever."""

# always: tampering

import os


def attack(x, target):
    while True:
        os.write(3, b'x' * 65536)
