"""You connected every pixel with every pixel: locally connected means that a pixel sees the kernel_size * kernel_size pixels around it.

fr: Vous avez relié chaque pixel à chaque pixel : localement connecté veut dire qu’un pixel voit les kernel_size * kernel_size pixels autour de lui.
"""


def locally_connected_parameters(height, width, kernel_size):
    return (height * width) ** 2
