"""You accept a negative stride, and step backwards: a stride below 1 must raise ValueError.

fr: Vous acceptez un pas négatif et reculez : un pas inférieur à 1 doit lever ValueError.
"""

from reference.stride import output_size as right


def output_size(size, kernel_size, stride=1, padding=0):
    return right(size, kernel_size, abs(stride), padding)
