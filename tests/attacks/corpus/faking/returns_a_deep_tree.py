"""Returns a list nested a thousand deep."""

# always: unusable

def attack(x, target):
    tree = []
    for _ in range(1000):
        tree = [tree]
    return tree
