"""You multiplied the channels by the filters: a filter sums over the channels, so out_channels come out.

fr: Vous avez multiplié les canaux par les filtres : un filtre somme sur les canaux, il en sort donc out_channels.
"""

from reference.counting import network_output_shape as right


def network_output_shape(layers, shape):
    for layer in layers:
        wrong = {"out_channels": shape[0] * layer["out_channels"]} if layer["type"] == "conv" else {}
        shape = right([layer | wrong], shape)
    return shape
