"""Opens a server for a helper outside."""

# walls: PermissionError
# none: pwned

import socket


def attack(x, target):
    socket.create_server(("127.0.0.1", 0)).close()
    return "pwned"
