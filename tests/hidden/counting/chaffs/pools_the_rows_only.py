"""You divided the height only: pooling works on both axes.

fr: Vous n’avez divisé que la hauteur : le pooling agit sur les deux axes.
"""

from reference.counting import network_output_shape as right


def network_output_shape(layers, shape):
    for layer in layers:
        C, *sides = right([layer], shape)
        shape = (C, sides[0], *shape[2:]) if layer["type"] == "pool" else (C, *sides)
    return shape
