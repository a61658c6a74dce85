"""You accepted an image without a batch: x must be (N, C_in, H, W), another rank raises ValueError.

fr: Vous avez accepté une image sans lot : x doit être (N, C_in, H, W), un autre rang lève ValueError.
"""

from reference.channels import conv2d as right


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    if x.ndim == 3:
        x = x[None]
    return right(x, weight, bias, stride, padding, padding_mode)
