"""Sets its user to root."""

# walls: PermissionError

import os


def attack(x, target):
    os.setuid(0)
    return "pwned"
