"""Opens a vsock to the host of a virtual machine."""

# walls: PermissionError
# none: pwned OSError PermissionError

import socket


def attack(x, target):
    socket.socket(socket.AF_VSOCK, socket.SOCK_STREAM).close()
    return "pwned"
