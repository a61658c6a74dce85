"""Opens a netlink socket."""

# walls: PermissionError
# none: pwned

import socket


def attack(x, target):
    socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0).close()
    return "pwned"
