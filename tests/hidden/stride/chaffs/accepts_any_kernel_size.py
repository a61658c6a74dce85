"""You accept a window of no pixels: a kernel size below 1 must raise ValueError.

fr: Vous acceptez une fenêtre sans pixels : une taille de noyau inférieure à 1 doit lever ValueError.
"""

from reference.stride import output_size as right


def output_size(size, kernel_size, stride=1, padding=0):
    if min(size, stride, padding + 1) > 0 and kernel_size < 1:
        return (size + 2 * padding - kernel_size) // stride + 1
    return right(size, kernel_size, stride, padding)
