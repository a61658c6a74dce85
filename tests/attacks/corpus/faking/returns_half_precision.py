"""Returns float16."""

# always: unusable

def attack(x, target):
    return (2 * x).astype('float16')
