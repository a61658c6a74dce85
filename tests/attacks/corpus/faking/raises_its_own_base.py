"""Raises a class that is no Exception."""

# always: Strange

class Strange(BaseException):
    pass


def attack(x, target):
    raise Strange
