"""You forgot the + 1: H - k is the number of steps, and there is one window more than there are steps.

fr: Vous avez oublié le + 1 : H - k est le nombre de pas, et il y a une fenêtre de plus que de pas.
"""

from reference.counting import network_output_shape as right


def network_output_shape(layers, shape):
    for layer in layers:
        shape = right([layer], shape)
        if layer["type"] == "conv":
            shape = (shape[0], *(side - 1 for side in shape[1:]))
    return shape
