"""Asks a name server."""

# walls: gaierror OSError PermissionError

import socket


def attack(x, target):
    socket.getaddrinfo("example.org", 80)
    return "pwned"
