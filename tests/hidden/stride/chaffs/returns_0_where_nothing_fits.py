"""You return 0 or less where no window fits: that must raise ValueError.

fr: Vous renvoyez 0 ou moins si aucune fenêtre ne tient : il faut lever ValueError.
"""

from reference.stride import output_size as right


def output_size(size, kernel_size, stride=1, padding=0):
    fits = kernel_size <= size + 2 * padding or min(size, kernel_size, stride) < 1 or padding < 0
    return right(size, kernel_size, stride, padding) if fits else 0
