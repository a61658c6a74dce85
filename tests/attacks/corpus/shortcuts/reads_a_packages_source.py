"""Reads the source of another package, to execute it."""

# walls: FileNotFoundError PermissionError
# none: pwned

def attack(x, target):
    exec(open(target["site"] + "/other_package.py").read())
    return "pwned"
