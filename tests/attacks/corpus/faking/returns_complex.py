"""Returns a complex array."""

# always: unusable

def attack(x, target):
    return 2 * x + 0j
