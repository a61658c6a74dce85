"""Imports the hidden tests by their name."""

# always: ModuleNotFoundError

def attack(x, target):
    import tests.hidden
    return "pwned"
