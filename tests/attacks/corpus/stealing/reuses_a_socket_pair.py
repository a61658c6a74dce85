"""Sends from one end of a socket pair to a server's address."""

# walls: PermissionError
# none: pwned OSError

import socket


def attack(x, target):
    one, _ = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
    one.sendto(b"hidden input", target["datagrams"])
    return "pwned"
