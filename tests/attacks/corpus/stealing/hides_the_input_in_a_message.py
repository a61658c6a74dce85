"""Carries the input out in the text of an exception."""

# walls: ValueError
# none: ValueError

def attack(x, target):
    raise ValueError(str(x))
