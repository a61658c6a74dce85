"""You skipped the first windows: with a stride the first window still begins at the first pixel.

fr: Vous avez sauté les premières fenêtres : avec un pas, la première fenêtre commence toujours au premier pixel.
"""

from reference.channels import conv2d as right


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    right(x, weight, bias, stride, padding, padding_mode)
    return right(x, weight, bias, 1, padding, padding_mode)[:, :, stride - 1 :: stride, stride - 1 :: stride].copy()
