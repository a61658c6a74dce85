"""Executes source packed in a string: allowed, it has to be right all the same."""

# always: right

import base64
import zlib

PACKED = base64.b64encode(zlib.compress(b"def solve(x):\n    return 2 * x\n"))


def attack(x, target):
    space = {}
    exec(zlib.decompress(base64.b64decode(PACKED)), space)
    return space["solve"](x)
