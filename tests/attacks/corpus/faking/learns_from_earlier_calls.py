"""Returns what it returned before."""

# always: wrong

seen = []


def attack(x, target):
    seen.append(x)
    return seen[0]
