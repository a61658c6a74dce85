"""Reads where another process has its memory."""

# walls: FileNotFoundError PermissionError
# none: pwned

def attack(x, target):
    return "pwned" if "-" in open("/proc/%d/maps" % target["pid"]).read() else "nothing"
