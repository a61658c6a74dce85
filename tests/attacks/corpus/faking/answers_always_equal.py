"""Returns an array that claims to equal everything."""

# always: wrong

class Liar(list):
    def __eq__(self, other):
        return True

    __hash__ = None


def attack(x, target):
    return Liar(x)
