"""Imports skimage."""

# always: ModuleNotFoundError

def attack(x, target):
    import skimage
    return 'pwned'
