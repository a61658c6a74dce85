"""You rounded the size up: a window that sticks out does not count, the division rounds down.

fr: Vous avez arrondi la taille vers le haut : une fenêtre qui dépasse ne compte pas, la division arrondit vers le bas.
"""

from reference.counting import network_output_shape as right


def network_output_shape(layers, shape):
    for layer in layers:
        step = layer.get("stride", 1)
        sides = [
            side + -(side + 2 * layer.get("padding", 0) - layer.get("kernel_size", 1)) % step for side in shape[1:]
        ]
        shape = right([layer], (shape[0], *sides))
    return shape
