"""Renames the machine."""

# walls: PermissionError

import socket


def attack(x, target):
    socket.sethostname('pwned')
    return 'pwned'
