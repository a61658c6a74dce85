"""You did not shrink the image by pooling: the linear layer after it gets fewer numbers.

fr: Vous n’avez pas réduit l’image par le pooling : la couche linéaire qui suit reçoit moins de nombres.
"""

from reference.counting import network_output_shape
from reference.counting import network_parameters as right


def network_parameters(layers, shape):
    total = 0
    for layer in layers:
        total += right([layer], shape)
        shape = network_output_shape([layer], shape) if layer["type"] != "pool" else shape
    return total
