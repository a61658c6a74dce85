"""Is no Python."""

# always: load_error:SyntaxError

def attack(x, target:
    return 2 * x
