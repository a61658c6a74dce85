"""Reaches the root of the first process through /proc/1/root."""

# walls: FileNotFoundError PermissionError
# none: pwned

def attack(x, target):
    text = open("/proc/%d/root%s" % (target["pid"], target["file"])).read()
    return "pwned" if "canary" in text else "nothing"
