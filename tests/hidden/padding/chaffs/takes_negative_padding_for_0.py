"""You take a negative padding for 0: it must raise ValueError.

fr: Vous prenez une marge négative pour 0 : elle doit lever ValueError.
"""

from reference.padding import pad2d as right


def pad2d(image, padding, mode):
    return right(image, max(padding, 0), mode)
