"""Returns a list that contains itself."""

# always: unusable

def attack(x, target):
    loop = []
    loop.append(loop)
    return loop
