"""Maps a file of the examiner's into its memory."""

# walls: FileNotFoundError PermissionError
# none: pwned

import mmap


def attack(x, target):
    with open(target["file"], "rb") as file:
        text = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)[:].decode()
    return "pwned" if "canary" in text else "nothing"
