"""Waits for input."""

# always: EOFError

def attack(x, target):
    return input()
