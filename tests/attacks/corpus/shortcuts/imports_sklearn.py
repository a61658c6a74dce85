"""Imports sklearn."""

# always: ModuleNotFoundError

def attack(x, target):
    import sklearn
    return 'pwned'
