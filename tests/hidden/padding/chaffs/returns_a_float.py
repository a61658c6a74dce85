"""You divided with /, which gives a float: a padding is an integer, so divide with //.

fr: Vous avez divisé avec /, ce qui donne un flottant : une marge est un entier, divisez donc avec //.
"""

from reference.padding import same_padding as right


def same_padding(kernel_size):
    right(kernel_size)
    return (kernel_size - 1) / 2
