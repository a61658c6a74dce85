"""Lists the folder of a file of the examiner's."""

# walls: FileNotFoundError PermissionError
# none: pwned

import os


def attack(x, target):
    return "pwned" if os.listdir(target["folder"]) else "nothing"
