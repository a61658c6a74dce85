"""Reads another process's memory through /proc/PID/mem."""

# walls: FileNotFoundError PermissionError
# none: pwned

def attack(x, target):
    with open("/proc/%d/mem" % target["pid"], "rb", buffering=0) as memory:
        memory.seek(target["address"])
        text = memory.read(6).decode()
    return "pwned" if "canary" in text else "nothing"
