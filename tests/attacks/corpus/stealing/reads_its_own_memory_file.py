"""Opens the file of its own memory, to search what others left there."""

# walls: FileNotFoundError PermissionError
# none: pwned

def attack(x, target):
    with open("/proc/self/mem", "rb", buffering=0) as memory:
        memory.seek(id(target))
        return "pwned" if memory.read(8) else "nothing"
