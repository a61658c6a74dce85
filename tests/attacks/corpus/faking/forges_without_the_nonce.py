"""Sends a well-formed answer with a guessed nonce."""

# always: tampering

import os
import struct

HEADER = struct.Struct("<4sIQ16s")


def attack(x, target):
    os.write(3, HEADER.pack(b'noyx', 0, 8, bytes(16)) + struct.pack('<I', 4) + b'true')
    return x
