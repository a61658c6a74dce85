"""You counted a bias per pixel: this layer has no bias.

fr: Vous avez compté un biais par pixel : cette couche n’a pas de biais.
"""


def locally_connected_parameters(height, width, kernel_size):
    return height * width * (kernel_size**2 + 1)
