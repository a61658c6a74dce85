"""Imports tensorflow."""

# always: ModuleNotFoundError

def attack(x, target):
    import tensorflow
    return 'pwned'
