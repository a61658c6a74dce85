"""You added the strides up: two steps of 2 after each other make one of 4, they multiply.

fr: Vous avez additionné les pas : deux pas de 2 à la suite en font un de 4, ils se multiplient.
"""


def receptive_field(layers):
    side = step = 1
    for layer in layers:
        if layer["type"] == "flatten":
            break
        side += (layer.get("kernel_size", layer.get("size", 1)) - 1) * step
        step += layer.get("stride", layer.get("size", 1)) - 1
    return side
