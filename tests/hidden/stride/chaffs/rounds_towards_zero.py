"""You rounded with int, which goes towards zero: a window slightly too large then seems to have one place; compare the
sizes, and raise ValueError.

fr: Vous avez arrondi avec int, qui va vers zéro : une fenêtre à peine trop grande semble alors avoir une place ;
comparez les tailles et levez ValueError.
"""

from reference.stride import output_size as right


def output_size(size, kernel_size, stride=1, padding=0):
    places = int((size + 2 * padding - kernel_size) / (stride or 1)) + 1
    if min(size, kernel_size, stride, padding + 1) > 0 and places == 1:
        return places
    return right(size, kernel_size, stride, padding)
