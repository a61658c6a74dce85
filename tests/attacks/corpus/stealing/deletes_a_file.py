"""Deletes a file of the examiner's."""

# walls: PermissionError
# none: pwned

import os


def attack(x, target):
    os.unlink(target["folder"] + "/to_delete")
    return "pwned"
