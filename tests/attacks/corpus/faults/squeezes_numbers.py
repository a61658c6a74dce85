"""Builds a huge number."""

# always: MemoryError OverflowError

def attack(x, target):
    return 1 << (1 << 40)
