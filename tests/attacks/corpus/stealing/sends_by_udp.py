"""Sends a datagram."""

# walls: PermissionError
# none: pwned

import socket


def attack(x, target):
    socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"hidden input", ("127.0.0.1", target["udp"]))
    return "pwned"
