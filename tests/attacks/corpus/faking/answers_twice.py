"""Finds the nonce and answers twice."""

# always: tampering

import os
import struct

HEADER = struct.Struct("<4sIQ16s")
import sys

from grader.values import encode


def attack(x, target):
    frame = sys._getframe()
    while "nonce" not in frame.f_locals:
        frame = frame.f_back
    payload = encode([2 * x, 0, False, False])
    os.write(3, HEADER.pack(b"noyx", 0, len(payload), frame.f_locals["nonce"]) + payload)
    return 2 * x
