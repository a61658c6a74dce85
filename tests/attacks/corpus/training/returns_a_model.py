"""Returns a model instead of its weights."""

# always: unusable

class Model:
    weights = [1, 2, 3]


def attack(x, target):
    return Model()
