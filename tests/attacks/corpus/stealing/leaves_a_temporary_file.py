"""Leaves a temporary file."""

# walls: FileNotFoundError PermissionError
# none: pwned

import tempfile


def attack(x, target):
    with tempfile.NamedTemporaryFile() as file:
        file.write(b"x")
    return "pwned"
