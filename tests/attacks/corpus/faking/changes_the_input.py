"""Changes its input, and returns it."""

# always: right

def attack(x, target):
    x *= 2
    return x
