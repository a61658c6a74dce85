"""You added 1 before dividing by the stride: divide the room to move, size + 2 * padding - kernel_size, then add 1.

fr: Vous avez ajouté 1 avant de diviser par le pas : divisez la place disponible, size + 2 * padding - kernel_size,
puis ajoutez 1.
"""

from reference.stride import output_size as right


def output_size(size, kernel_size, stride=1, padding=0):
    right(size, kernel_size, stride, padding)
    return (size + 2 * padding - kernel_size + 1) // stride
