"""Starts a connection without waiting for it."""

# walls: PermissionError
# none: pwned

import socket


def attack(x, target):
    client = socket.socket()
    client.setblocking(False)
    result = client.connect_ex(("127.0.0.1", target["tcp"]))
    return "pwned" if result in (0, 115) else result
