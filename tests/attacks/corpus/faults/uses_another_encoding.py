"""Declares an encoding that Python knows."""

# always: right

def attack(x, target):
    é = 2
    return é * x
