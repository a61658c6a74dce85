"""You accepted biases of several axes: bias must be (C_out,), another rank raises ValueError.

fr: Vous avez accepté des biais à plusieurs axes : bias doit être (C_out,), un autre rang lève ValueError.
"""

from reference.channels import conv2d as right


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    if bias is not None and bias.size == len(weight):
        bias = bias.reshape(-1)
    return right(x, weight, bias, stride, padding, padding_mode)
