"""Returns the right values in the other byte order."""

# always: right

def attack(x, target):
    return (2 * x).astype('>f8')
