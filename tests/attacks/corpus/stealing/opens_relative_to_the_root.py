"""Opens the root folder, and a file of the examiner's relative to it."""

# walls: FileNotFoundError PermissionError
# none: pwned

import os


def attack(x, target):
    root = os.open("/", os.O_RDONLY | os.O_DIRECTORY)
    text = os.read(os.open(target["file"].lstrip("/"), os.O_RDONLY, dir_fd=root), 100).decode()
    return "pwned" if "canary" in text else "nothing"
