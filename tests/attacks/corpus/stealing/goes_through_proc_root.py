"""Reaches the examiner's root through /proc/self/root."""

# walls: FileNotFoundError PermissionError
# none: pwned

def attack(x, target):
    text = open("/proc/self/root" + target["file"]).read()
    return "pwned" if "canary" in text else "nothing"
