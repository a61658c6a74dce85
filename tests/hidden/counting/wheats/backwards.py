"""The receptive field from the last layer back to the first, shapes by recursion, lists for tuples."""


def conv2d_parameters(in_channels, out_channels, kernel_size, bias=True):
    return (in_channels * kernel_size**2 + bool(bias)) * out_channels


def linear_parameters(in_features, out_features, bias=True):
    return conv2d_parameters(in_features, out_features, 1, bias)


def locally_connected_parameters(height, width, kernel_size):
    return conv2d_parameters(height, width, kernel_size, bias=False)


def side_after(side, kernel_size, stride, padding):
    return (side + padding + padding - kernel_size + stride) // stride


def shape_after(layer, shape):
    if layer["type"] == "conv":
        settings = layer["kernel_size"], layer.get("stride", 1), layer.get("padding", 0)
        return [layer["out_channels"], *(side_after(side, *settings) for side in shape[1:])]
    if layer["type"] == "pool":
        return [shape[0], *(side_after(side, layer["size"], layer["size"], 0) for side in shape[1:])]
    if layer["type"] == "flatten":
        features = 1
        for side in shape:
            features *= side
        return [features]
    return [layer["out_features"]] if layer["type"] == "linear" else list(shape)


def network_output_shape(layers, shape):
    if not layers:
        return list(shape)
    return shape_after(layers[-1], network_output_shape(layers[:-1], shape))


def network_parameters(layers, shape):
    if not layers:
        return 0
    first, rest = layers[0], layers[1:]
    own = {
        "conv": lambda: conv2d_parameters(shape[0], first["out_channels"], first["kernel_size"]),
        "linear": lambda: linear_parameters(shape[0], first["out_features"]),
    }.get(first["type"], int)()
    return own + network_parameters(rest, shape_after(first, shape))


def receptive_field(layers):
    kinds = [layer["type"] for layer in layers]
    seen = layers[: kinds.index("flatten")] if "flatten" in kinds else layers
    side = 1
    for layer in reversed(seen):
        if layer["type"] == "conv":
            side = (side - 1) * layer.get("stride", 1) + layer["kernel_size"]
        elif layer["type"] == "pool":
            side = (side - 1) * layer["size"] + layer["size"]
    return side
