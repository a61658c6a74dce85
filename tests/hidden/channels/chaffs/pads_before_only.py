"""You added the border at the top and at the left only: padding pixels come on every side.

fr: Vous n’avez ajouté la bordure qu’en haut et à gauche : padding pixels s’ajoutent de chaque côté.
"""

from reference.channels import conv2d as right


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    right(x, weight, bias, stride, padding, padding_mode)
    H, W = x.shape[2:]
    result = right(x, weight, bias, 1, padding, padding_mode)
    rows, columns = max(1, H + padding - weight.shape[2] + 1), max(1, W + padding - weight.shape[3] + 1)
    return result[:, :, :rows:stride, :columns:stride].copy()
