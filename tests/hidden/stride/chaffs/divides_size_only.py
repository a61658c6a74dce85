"""You divided the size by the stride and forgot the kernel: it needs kernel_size pixels of its own.

fr: Vous avez divisé la taille par le pas en oubliant le noyau : il lui faut kernel_size pixels.
"""

from reference.stride import output_size as right


def output_size(size, kernel_size, stride=1, padding=0):
    right(size, kernel_size, stride, padding)
    return (size + 2 * padding - 1) // stride + 1
