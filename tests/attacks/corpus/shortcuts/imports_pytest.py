"""Imports pytest."""

# always: ModuleNotFoundError

def attack(x, target):
    import pytest
    return 'pwned'
