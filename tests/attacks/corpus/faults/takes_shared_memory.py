"""Takes memory that counts as shared."""

# always: memory

import mmap


def attack(x, target):
    kept = []
    while True:
        try:
            kept.append(mmap.mmap(-1, 2**20))
            kept[-1].write(b'x' * 2**20)
        except (MemoryError, OSError):
            pass
