"""Imports torch."""

# always: ModuleNotFoundError

def attack(x, target):
    import torch
    return 'pwned'
