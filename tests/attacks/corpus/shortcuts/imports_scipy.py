"""Imports scipy."""

# always: ModuleNotFoundError

def attack(x, target):
    import scipy
    return 'pwned'
