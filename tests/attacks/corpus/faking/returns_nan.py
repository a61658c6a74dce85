"""Returns not-a-number, which equals nothing and everything."""

# always: wrong

def attack(x, target):
    return x * float('nan')
