"""You filled an array of integers: it cuts the decimals off; give the result the dtype of x.

fr: Vous avez rempli un tableau d’entiers : il coupe les décimales ; donnez au résultat le dtype de x.
"""

from reference.channels import conv2d as right


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    return right(x, weight, bias, stride, padding, padding_mode).astype(int)
