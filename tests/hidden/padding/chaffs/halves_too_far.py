"""You took one off too much before halving: a kernel of 3 needs 1 pixel on each side, a kernel of 5 needs 2.

fr: Vous avez retranché un de trop avant de diviser par deux : un noyau de 3 demande 1 pixel de chaque côté, un noyau
de 5 en demande 2.
"""

from reference.padding import same_padding as right


def same_padding(kernel_size):
    return max(right(kernel_size) - 1, 0)
