"""Returns a structured array."""

# always: unusable

def attack(x, target):
    return (2 * x).view([('a', 'f8')])
