"""Opens a file of the examiner's to everybody."""

# walls: PermissionError
# none: pwned PermissionError

import os


def attack(x, target):
    os.chmod(target["folder"] + "/open_to_all", 0o666)
    return "pwned"
