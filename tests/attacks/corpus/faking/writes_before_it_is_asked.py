"""Writes on the connection while it is imported."""

# always: load:tampering

import os

os.write(3, b'x' * 100)
