"""You rounded half of the kernel size up: a kernel of 3 needs 1 pixel on each side, not 2.

fr: Vous avez arrondi la moitié de la taille du noyau vers le haut : un noyau de 3 demande 1 pixel de chaque côté et
non 2.
"""

from reference.padding import same_padding as right


def same_padding(kernel_size):
    return right(kernel_size) + 1
