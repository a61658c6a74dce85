"""Takes ever more memory while it is imported."""

# always: load:memory

kept = []
while True:
    try:
        kept.append(b'x' * 2**20)
    except MemoryError:
        pass
