"""Returns a string that no file can hold."""

# always: unusable

def attack(x, target):
    return chr(0xD800)
