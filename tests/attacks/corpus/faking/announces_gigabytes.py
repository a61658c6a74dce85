"""Announces an answer of four gigabytes."""

# always: tampering

import os
import struct

HEADER = struct.Struct("<4sIQ16s")
import sys


def attack(x, target):
    frame = sys._getframe()
    while "nonce" not in frame.f_locals:
        frame = frame.f_back
    os.write(3, HEADER.pack(b"noyx", 0, 2**32, frame.f_locals["nonce"]))
    return x
