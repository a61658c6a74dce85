"""Returns a list that never ends while it is read."""

# always: memory timeout MemoryError
# limits: cpu=0.3

class Endless(list):
    def __iter__(self):
        while True:
            yield 1


def attack(x, target):
    return Endless([1])
