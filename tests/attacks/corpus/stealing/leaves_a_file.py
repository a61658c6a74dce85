"""Leaves a file for a later submission."""

# walls: FileNotFoundError PermissionError
# none: pwned

def attack(x, target):
    open(target["folder"] + "/left", "w").write("x")
    return "pwned"
