"""You filled an array of integers: it cuts the decimals off; give the result the dtype of x.

fr: Vous avez rempli un tableau d’entiers : il coupe les décimales ; donnez au résultat le dtype de x.
"""

from reference.channels import correlate_channels as right


def correlate_channels(x, filter, bias):
    return right(x, filter, bias).astype(int)
