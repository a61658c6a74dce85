"""You accept an axis of no pixels as long as the padding makes room: a size below 1 must raise ValueError.

fr: Vous acceptez un axe sans pixels pourvu que la marge fasse de la place : une taille inférieure à 1 doit lever
ValueError.
"""

from reference.stride import output_size as right


def output_size(size, kernel_size, stride=1, padding=0):
    if min(kernel_size, stride, padding + 1) > 0 and size < 1 and kernel_size <= size + 2 * padding:
        return (size + 2 * padding - kernel_size) // stride + 1
    return right(size, kernel_size, stride, padding)
