"""You always return 1, which is right for a kernel of 3 only: it depends on the kernel size.

fr: Vous renvoyez toujours 1, ce qui n’est juste que pour un noyau de 3 : cela dépend de la taille du noyau.
"""

from reference.padding import same_padding as right


def same_padding(kernel_size):
    return min(right(kernel_size), 1)
