"""Makes every disk busy."""

# walls: PermissionError wrong

import os


def attack(x, target):
    os.sync()
    os.fsync(0)
    return 'done'
