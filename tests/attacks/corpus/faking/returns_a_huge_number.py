"""Returns an integer of a million digits."""

# always: unusable

def attack(x, target):
    return 10**1_000_000
