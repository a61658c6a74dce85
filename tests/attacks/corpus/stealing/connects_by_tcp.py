"""Connects to a server on this machine."""

# walls: PermissionError
# none: pwned

import socket


def attack(x, target):
    socket.create_connection(("127.0.0.1", target["tcp"]), timeout=5).close()
    return "pwned"
