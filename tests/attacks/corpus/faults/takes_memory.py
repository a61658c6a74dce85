"""Takes ever more memory."""

# always: memory

def attack(x, target):
    kept = []
    while True:
        try:
            kept.append(b'x' * 2**20)
        except MemoryError:
            pass
