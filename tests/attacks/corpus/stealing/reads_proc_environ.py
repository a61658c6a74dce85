"""Reads another process's environment."""

# walls: FileNotFoundError PermissionError
# none: pwned

def attack(x, target):
    text = open("/proc/%d/environ" % target["pid"]).read()
    return "pwned" if "canary" in text else "nothing"
