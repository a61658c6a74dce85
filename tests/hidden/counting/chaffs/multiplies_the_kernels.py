"""You multiplied the sizes of the kernels: two of 3 see 5 pixels, not 9.

fr: Vous avez multiplié les tailles des noyaux : deux noyaux de 3 voient 5 pixels, pas 9.
"""

from reference.counting import receptive_field as right


def receptive_field(layers):
    return right([layer | {"stride": layer["kernel_size"]} if layer["type"] == "conv" else layer for layer in layers])
