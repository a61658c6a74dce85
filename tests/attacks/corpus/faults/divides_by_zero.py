"""Divides by zero."""

# always: ZeroDivisionError

def attack(x, target):
    return 1 // 0
