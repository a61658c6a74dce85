"""You counted one kernel for the whole image: that is the convolution; locally connected means one kernel per pixel.

fr: Vous avez compté un seul noyau pour toute l’image : c’est la convolution ; localement connecté veut dire un noyau par pixel.
"""


def locally_connected_parameters(height, width, kernel_size):
    return kernel_size**2
