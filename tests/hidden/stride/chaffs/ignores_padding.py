"""You left the padding out: it makes the axis longer by 2 * padding.

fr: Vous avez oublié la marge : elle allonge l’axe de 2 * padding.
"""

from reference.stride import output_size as right


def output_size(size, kernel_size, stride=1, padding=0):
    places = right(size, kernel_size, stride, padding)
    return right(size, kernel_size, stride) if kernel_size <= size else places
