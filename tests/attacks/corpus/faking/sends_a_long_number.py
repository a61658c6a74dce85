"""Answers with a number of fifty thousand digits."""

# always: tampering

import os
import struct

HEADER = struct.Struct("<4sIQ16s")
import sys


def attack(x, target):
    frame = sys._getframe()
    while "nonce" not in frame.f_locals:
        frame = frame.f_back
    payload = struct.pack("<I", 50_000) + b"9" * 50_000
    os.write(3, HEADER.pack(b"noyx", 0, len(payload), frame.f_locals["nonce"]) + payload)
    return x
