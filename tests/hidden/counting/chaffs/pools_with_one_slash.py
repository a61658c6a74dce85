"""You divided by the size of the pooling with /, which gives a float: H becomes H // size, a whole number.

fr: Vous avez divisé par la taille du pooling avec /, ce qui donne un flottant : H devient H // size, un entier.
"""

from reference.counting import network_output_shape as right


def network_output_shape(layers, shape):
    for layer in layers:
        if layer["type"] == "pool" and len(shape) == 3:
            shape = (shape[0], shape[1] / layer["size"], shape[2] / layer["size"])
        else:
            shape = right([layer], shape)
    return shape
