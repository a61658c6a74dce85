"""Connects to an abstract Unix socket, as to a desktop's bus."""

# walls: PermissionError
# none: pwned

import socket


def attack(x, target):
    socket.socket(socket.AF_UNIX).connect(target["abstract"])
    return "pwned"
