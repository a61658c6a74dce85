"""Imports the reference solution."""

# always: ModuleNotFoundError

def attack(x, target):
    import reference.correlation
    return "pwned"
