"""Announces an answer and sends it a byte at a time, for ever."""

# always: timeout
# limits: wall=0.5

import os
import struct

HEADER = struct.Struct("<4sIQ16s")
import sys
import time


def attack(x, target):
    frame = sys._getframe()
    while "nonce" not in frame.f_locals:
        frame = frame.f_back
    os.write(3, HEADER.pack(b"noyx", 0, 60_000, frame.f_locals["nonce"]))
    while True:
        os.write(3, b"x")
        time.sleep(0.05)
