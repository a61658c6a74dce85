"""Imports jax."""

# always: ModuleNotFoundError

def attack(x, target):
    import jax
    return 'pwned'
