"""Imports numba."""

# always: ModuleNotFoundError

def attack(x, target):
    import numba
    return 'pwned'
