"""You counted kernel_size weights per pixel: a square kernel has kernel_size * kernel_size.

fr: Vous avez compté kernel_size poids par pixel : un noyau carré en a kernel_size * kernel_size.
"""


def locally_connected_parameters(height, width, kernel_size):
    return height * width * kernel_size
