"""You did not round: a number of places is whole, so round down, with // instead of /.

fr: Vous n’avez pas arrondi : un nombre de places est entier, arrondissez donc vers le bas, avec // au lieu de /.
"""

from reference.stride import output_size as right


def output_size(size, kernel_size, stride=1, padding=0):
    right(size, kernel_size, stride, padding)
    return (size + 2 * padding - kernel_size) / stride + 1
