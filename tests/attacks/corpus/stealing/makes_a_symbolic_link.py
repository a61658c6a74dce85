"""Makes a symbolic link to a file of the examiner's."""

# walls: PermissionError
# none: pwned

import os


def attack(x, target):
    os.symlink(target["file"], target["folder"] + "/link")
    text = open(target["folder"] + "/link").read()
    return "pwned" if "canary" in text else "nothing"
