"""You rounded to the nearest whole number: a last step that leads beyond the border is not taken, so round down.

fr: Vous avez arrondi au plus proche : un dernier pas qui dépasse le bord n’est pas fait, arrondissez donc vers le
bas.
"""

from reference.stride import output_size as right


def output_size(size, kernel_size, stride=1, padding=0):
    right(size, kernel_size, stride, padding)
    return round((size + 2 * padding - kernel_size) / stride) + 1
