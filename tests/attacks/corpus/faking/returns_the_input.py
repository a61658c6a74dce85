"""Returns its input."""

# always: wrong

def attack(x, target):
    return x
