"""Reads the list of users."""

# walls: FileNotFoundError PermissionError
# none: pwned

def attack(x, target):
    return "pwned" if "root" in open("/etc/passwd").read() else "nothing"
