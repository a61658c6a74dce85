"""Shuts the connection down."""

# walls: PermissionError
# none: crashed

import socket


def attack(x, target):
    socket.socket(fileno=3).shutdown(socket.SHUT_RDWR)
    return 2 * x
