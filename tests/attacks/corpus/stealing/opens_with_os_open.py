"""Opens a file of the examiner's with the bare system call."""

# walls: FileNotFoundError PermissionError
# none: pwned

import os


def attack(x, target):
    text = os.read(os.open(target["file"], os.O_RDONLY), 100).decode()
    return "pwned" if "canary" in text else "nothing"
