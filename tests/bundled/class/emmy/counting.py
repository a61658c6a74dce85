def conv2d_parameters(in_channels, out_channels, kernel_size, bias=True):
    return out_channels * (in_channels * kernel_size**2 + bool(bias))


def linear_parameters(in_features, out_features, bias=True):
    return out_features * (in_features + bool(bias))


def locally_connected_parameters(height, width, kernel_size):
    return height * width * kernel_size**2


def _walk(layers, shape):
    for layer in layers:
        parameters = 0
        if layer["type"] == "conv":
            k, s, p = layer["kernel_size"], layer.get("stride", 1), layer.get("padding", 0)
            parameters = conv2d_parameters(shape[0], layer["out_channels"], k)
            shape = (layer["out_channels"], *((n + 2 * p - k) // s + 1 for n in shape[1:]))
        elif layer["type"] == "pool":
            shape = (shape[0], shape[1] // layer["size"], shape[2] // layer["size"])
        elif layer["type"] == "flatten":
            size = 1
            for n in shape:
                size *= n
            shape = (size,)
        elif layer["type"] == "linear":
            parameters = linear_parameters(shape[0], layer["out_features"])
            shape = (layer["out_features"],)
        yield tuple(shape), parameters


def network_output_shape(layers, shape):
    for shape, _ in _walk(layers, shape):
        pass
    return tuple(shape)


def network_parameters(layers, shape):
    return sum(parameters for _, parameters in _walk(layers, shape))


def receptive_field(layers):
    field, step = 1, 1
    for layer in layers:
        if layer["type"] == "flatten":
            break
        if layer["type"] == "conv":
            field += (layer["kernel_size"] - 1) * step
            step *= layer.get("stride", 1)
        elif layer["type"] == "pool":
            field += (layer["size"] - 1) * step
            step *= layer["size"]
    return field
