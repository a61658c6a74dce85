"""You multiplied the step before adding the kernel: a layer's own stride counts for the layers after it only.

fr: Vous avez multiplié le pas avant d’ajouter le noyau : le pas d’une couche ne compte que pour les suivantes.
"""


def receptive_field(layers):
    side = step = 1
    for layer in layers:
        if layer["type"] == "flatten":
            break
        step *= layer.get("stride", layer.get("size", 1))
        side += (layer.get("kernel_size", layer.get("size", 1)) - 1) * step
    return side
