"""You kept the number of channels through the convolution: it becomes out_channels.

fr: Vous avez conservé le nombre de canaux à travers la convolution : il devient out_channels.
"""

from reference.counting import network_output_shape as right


def network_output_shape(layers, shape):
    for layer in layers:
        kept = {"out_channels": shape[0]} if layer["type"] == "conv" else {}
        shape = right([layer | kept], shape)
    return shape
