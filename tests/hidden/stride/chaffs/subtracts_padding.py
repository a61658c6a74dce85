"""You took the padding off the size: it makes the axis longer, by 2 * padding.

fr: Vous avez retranché la marge de la taille : elle allonge l’axe, de 2 * padding.
"""

from reference.stride import output_size as right


def output_size(size, kernel_size, stride=1, padding=0):
    right(size, kernel_size, stride, padding)
    return (size - 2 * padding - kernel_size) // stride + 1
