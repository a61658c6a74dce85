"""Makes a hard link to a file of the examiner's."""

# walls: PermissionError
# none: pwned

import os


def attack(x, target):
    os.link(target["file"], target["folder"] + "/hard")
    text = open(target["folder"] + "/hard").read()
    return "pwned" if "canary" in text else "nothing"
