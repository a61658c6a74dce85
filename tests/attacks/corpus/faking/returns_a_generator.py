"""Returns a generator."""

# always: unusable

def attack(x, target):
    return (2 * value for value in x)
