"""Returns an object that only pretends to be an array."""

# always: unusable

class Pretender:
    def __array__(self, *a, **k):
        raise SystemExit(0)

    __array_interface__ = {"shape": (1,), "typestr": "<f8", "version": 3, "data": (0, False)}


def attack(x, target):
    return Pretender()
