"""Recurses for ever."""

# always: RecursionError

def attack(x, target):
    return attack(x, target)
