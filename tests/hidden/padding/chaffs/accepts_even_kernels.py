"""You return a padding for an even kernel too: no equal padding on both sides keeps the size, so it must raise
ValueError.

fr: Vous renvoyez une marge pour un noyau pair aussi : aucune marge égale des deux côtés ne garde la taille, il faut
donc lever ValueError.
"""

from reference.padding import same_padding as right


def same_padding(kernel_size):
    return right(kernel_size if kernel_size % 2 else kernel_size + 1)
