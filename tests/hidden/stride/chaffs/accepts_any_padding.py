"""You accept a negative padding, which cuts the image: it must raise ValueError.

fr: Vous acceptez une marge négative, qui rogne l’image : elle doit lever ValueError.
"""

from reference.stride import output_size as right


def output_size(size, kernel_size, stride=1, padding=0):
    if min(size, kernel_size, stride) > 0 and padding < 0 and kernel_size <= size + 2 * padding:
        return (size + 2 * padding - kernel_size) // stride + 1
    return right(size, kernel_size, stride, padding)
