"""Returns an array of objects."""

# always: unusable

def attack(x, target):
    return (2 * x).astype(object)
