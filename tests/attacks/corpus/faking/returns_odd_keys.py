"""Returns a dict with keys that are no strings."""

# always: unusable

def attack(x, target):
    return {1: 2 * x}
