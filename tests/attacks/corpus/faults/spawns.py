"""Spawns a process."""

# walls: PermissionError OSError BlockingIOError FileNotFoundError
# none: pwned

import os


def attack(x, target):
    return "pwned" if os.waitpid(os.posix_spawn(target["python"], ["python", "-c", "pass"], {}), 0)[1] == 0 else "nothing"
