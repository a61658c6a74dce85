"""You put the channels last: the shape is (C, H, W), as in PyTorch.

fr: Vous avez mis les canaux à la fin : la forme est (C, H, W), comme dans PyTorch.
"""

from reference.counting import network_output_shape as right


def network_output_shape(layers, shape):
    C, *sides = right(layers, shape)
    return *sides, C
