"""Connects to a Unix socket, as to a container daemon."""

# walls: PermissionError
# none: pwned

import socket


def attack(x, target):
    socket.socket(socket.AF_UNIX).connect(target["unix"])
    return "pwned"
