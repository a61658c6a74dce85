"""Opens what another process has open, through /proc/PID/fd."""

# walls: FileNotFoundError PermissionError
# none: pwned

def attack(x, target):
    text = open("/proc/%d/fd/%d" % (target["pid"], target["fd"])).read()
    return "pwned" if "canary" in text else "nothing"
