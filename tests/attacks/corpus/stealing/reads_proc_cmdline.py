"""Reads the arguments of other processes."""

# walls: FileNotFoundError PermissionError
# none: pwned

def attack(x, target):
    text = open("/proc/%d/cmdline" % target["pid"]).read()
    return "pwned" if "python" in text else "nothing"
