"""Puts another file in the connection's place."""

# always: crashed timeout

import os


def attack(x, target):
    os.dup2(os.open('/dev/null', os.O_WRONLY), 3)
    return 2 * x
