"""Sends a byte out of band on the connection, a rare feature with a history of kernel holes."""

# walls: PermissionError
# none: right tampering crashed

import os
import socket


def attack(x, target):
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM, 0, os.dup(3)) as connection:
        connection.send(b"x", socket.MSG_OOB)
    return 2 * x
