"""You took the image for a square: its height and width may differ.

fr: Vous avez pris l’image pour un carré : sa hauteur et sa largeur peuvent différer.
"""


def locally_connected_parameters(height, width, kernel_size):
    return height * height * kernel_size**2
