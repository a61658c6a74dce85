"""Returns the right values as a view with negative strides."""

# always: right

def attack(x, target):
    return (2 * x)[::-1].copy()[::-1]
