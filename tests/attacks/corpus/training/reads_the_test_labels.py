"""Reads the test batch of a data set from its cache."""

# walls: FileNotFoundError PermissionError
# none: pwned

def attack(x, target):
    with open(target["dataset"], "rb") as file:
        return "pwned" if file.read() else "nothing"
