"""Forks."""

# walls: PermissionError
# none: pwned

import os


def attack(x, target):
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    return 'pwned'
