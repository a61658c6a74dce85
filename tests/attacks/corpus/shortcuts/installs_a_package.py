"""Installs a package with pip."""

# always: ModuleNotFoundError

def attack(x, target):
    import pip
    return "pwned"
