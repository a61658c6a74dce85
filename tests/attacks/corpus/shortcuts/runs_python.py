"""Runs another Python that sees all packages."""

# walls: PermissionError BlockingIOError OSError FileNotFoundError
# none: pwned

import subprocess


def attack(x, target):
    return "pwned" if subprocess.run([target["python"], "-c", "pass"]).returncode == 0 else "nothing"
