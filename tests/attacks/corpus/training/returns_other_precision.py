"""Returns weights in long double."""

# always: unusable

def attack(x, target):
    return (2 * x).astype('longdouble')
