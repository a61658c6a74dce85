"""You counted the steps, not the places: after (size + 2 * padding - kernel_size) // stride steps there is one place
more, the first.

fr: Vous avez compté les pas et non les places : après (size + 2 * padding - kernel_size) // stride pas, il y a une
place de plus, la première.
"""

from reference.stride import output_size as right


def output_size(size, kernel_size, stride=1, padding=0):
    return right(size, kernel_size, stride, padding) - 1
