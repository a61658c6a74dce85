"""Changes into the examiner's folder, and opens a file by its bare name."""

# walls: FileNotFoundError PermissionError
# none: pwned

import os


def attack(x, target):
    os.chdir(target["around"])
    text = open("canary.txt").read()
    return "pwned" if "canary" in text else "nothing"
