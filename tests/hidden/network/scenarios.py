"""What a worker does with a student's `CNN`: build it, copy parameters in by order, give arrays back."""

from torch import float64, from_numpy, no_grad


def parameter_shapes(student, config):
    """Return the shapes of the parameters of a new network, in order."""
    return [tuple(parameter.shape) for parameter in student.CNN(**config).parameters()]


def logits(student, images, parameters, config, training=True):
    """Return the logits of `images`, in train mode or not."""
    model = _network(student, parameters, images, config)
    if model is None:
        return parameter_shapes(student, config)
    return model.train(training)(from_numpy(images)).detach().numpy()


def gradients(student, grad_output, images, parameters, config):
    """Return the gradients of `sum(grad_output * logits)` with respect to the parameters, in order."""
    model = _network(student, parameters, images, config)
    if model is None:
        return parameter_shapes(student, config)
    output = model(from_numpy(images))
    if output.requires_grad:
        (from_numpy(grad_output) * output).sum().backward()
    return [None if parameter.grad is None else parameter.grad.numpy() for parameter in model.parameters()]


def _network(student, parameters, images, config):
    """Return the student's network with these parameters, or None where they have other shapes."""
    model = student.CNN(**config)  # a new network is in float32
    if from_numpy(images).dtype is float64:
        model = model.double()
    own = list(model.parameters())
    if [tuple(parameter.shape) for parameter in own] != [array.shape for array in parameters]:
        return None  # a wrong answer, which the shapes explain, and no exception
    with no_grad():
        for parameter, array in zip(own, parameters, strict=True):
            parameter.copy_(from_numpy(array))
    return model
