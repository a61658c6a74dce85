"""You gave every convolution the channels of the image: it gets the channels of the layer before it.

fr: Vous avez donné à chaque convolution les canaux de l’image : elle reçoit ceux de la couche précédente.
"""

from reference.counting import network_parameters as right


def network_parameters(layers, shape):
    convs = [layer for layer in layers if layer["type"] == "conv"]
    channels = [shape[0], *(layer["out_channels"] for layer in convs)]
    wrong = sum(
        (shape[0] - c) * layer["out_channels"] * layer["kernel_size"] ** 2
        for c, layer in zip(channels, convs, strict=False)
    )
    return right(layers, shape) + wrong
