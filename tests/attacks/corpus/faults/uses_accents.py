"""Uses accents in its names."""

# always: right

def attack(x, target):
    é = 2
    return é * x
