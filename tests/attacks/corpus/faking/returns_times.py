"""Returns an array of dates."""

# always: unusable

def attack(x, target):
    return (2 * x).astype('datetime64[s]')
