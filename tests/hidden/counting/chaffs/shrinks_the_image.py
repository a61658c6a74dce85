"""You counted only the places where the kernel lies inside: the layer keeps the size, so there is one kernel per pixel.

fr: Vous n’avez compté que les places où le noyau tient dans l’image : la couche conserve la taille, il y a donc un noyau par pixel.
"""


def locally_connected_parameters(height, width, kernel_size):
    return max(0, height - kernel_size + 1) * max(0, width - kernel_size + 1) * kernel_size**2
