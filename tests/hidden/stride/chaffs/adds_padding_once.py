"""You added the padding on one side only: it counts on both, 2 * padding.

fr: Vous n’avez ajouté la marge que d’un côté : elle compte des deux, 2 * padding.
"""

from reference.stride import output_size as right


def output_size(size, kernel_size, stride=1, padding=0):
    places = right(size, kernel_size, stride, padding)
    return max((size + padding - kernel_size) // stride + 1, 0) if padding else places
