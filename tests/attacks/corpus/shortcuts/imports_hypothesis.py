"""Imports hypothesis."""

# always: ModuleNotFoundError

def attack(x, target):
    import hypothesis
    return 'pwned'
