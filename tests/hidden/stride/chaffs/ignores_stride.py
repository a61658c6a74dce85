"""You left the stride out: the window moves by stride pixels at a time.

fr: Vous avez oublié le pas : la fenêtre avance de stride pixels à la fois.
"""

from reference.stride import output_size as right


def output_size(size, kernel_size, stride=1, padding=0):
    right(size, kernel_size, stride, padding)
    return right(size, kernel_size, 1, padding)
