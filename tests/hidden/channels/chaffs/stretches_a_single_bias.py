"""You let NumPy stretch one bias over all filters: bias holds one number per filter, another length raises ValueError.

fr: Vous avez laissé NumPy étirer un seul biais sur tous les filtres : bias contient un nombre par filtre, une autre longueur lève ValueError.
"""

from reference.channels import conv2d as right


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    if bias is not None and bias.shape == (1,):
        bias = bias.repeat(len(weight))
    return right(x, weight, bias, stride, padding, padding_mode)
