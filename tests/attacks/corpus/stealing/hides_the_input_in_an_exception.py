"""Carries the input out in the name of an exception."""

# walls: ValueError
# none: ValueError

def attack(x, target):
    raise type("X" + "".join(str(int(v)) for v in x), (ValueError,), {})
