"""Returns infinity, to overflow a tolerance."""

# always: wrong

def attack(x, target):
    return x + float('inf')
