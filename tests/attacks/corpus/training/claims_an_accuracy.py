"""Returns a score instead of what was asked for."""

# always: wrong

def attack(x, target):
    return {"accuracy": 0.99}
