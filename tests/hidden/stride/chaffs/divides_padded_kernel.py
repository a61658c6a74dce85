"""You wrote size + 2 * padding - kernel_size // stride + 1: without parentheses Python divides the kernel size only.

fr: Vous avez écrit size + 2 * padding - kernel_size // stride + 1 : sans parenthèses, Python ne divise que la taille
du noyau.
"""

from reference.stride import output_size as right


def output_size(size, kernel_size, stride=1, padding=0):
    right(size, kernel_size, stride, padding)
    return size + 2 * padding - kernel_size // stride + 1
