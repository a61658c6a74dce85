"""You let every convolution keep the size: without padding the image shrinks by kernel_size - 1.

fr: Vous avez laissé chaque convolution conserver la taille : sans padding l’image perd kernel_size - 1 pixels.
"""

from reference.counting import network_output_shape as right


def network_output_shape(layers, shape):
    kept = {"kernel_size": 1, "padding": 0}
    return right([layer | kept if layer["type"] == "conv" else layer for layer in layers], shape)
