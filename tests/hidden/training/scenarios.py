"""What a worker does with a student's loops: build model, batches and optimizer from arrays, give arrays back.

The model holds batch normalisation, whose buffers tell in which mode it ran, and no ReLU, so that rounding stays
rounding. All names are taken from torch before the student's module is loaded.
"""

from torch import from_numpy, full_like, is_grad_enabled, set_grad_enabled
from torch.nn import BatchNorm1d, Flatten, Linear, Sequential, Tanh
from torch.optim import SGD


def steps(student, batches, state, sgd, training, left_over):
    """Return the losses of one `train_step` per batch, and the model's state after them.

    Before the first, every gradient holds `left_over`.
    """
    model = _model(state, training)
    for parameter in model.parameters():
        parameter.grad = full_like(parameter, left_over)
    optimizer = SGD(model.parameters(), **sgd)
    losses = [student.train_step(model, images, labels, optimizer) for images, labels in _tensors(batches)]
    return {"losses": losses, "state": _state(model)}


def mode_after_step(student, batches, state, sgd, training):
    """Return the mode of every module after a `train_step`."""
    model = _model(state, training)
    images, labels = _tensors(batches)[0]
    student.train_step(model, images, labels, SGD(model.parameters(), **sgd))
    return _modes(model)


def epoch(student, batches, state, sgd, training):
    """Return the loss of `train_epoch`, and the model's state after it."""
    model = _model(state, training)
    optimizer = SGD(model.parameters(), **sgd)
    return {"loss": student.train_epoch(model, _tensors(batches), optimizer), "state": _state(model)}


def mode_after_epoch(student, batches, state, sgd, training):
    """Return the mode of every module after `train_epoch`."""
    model = _model(state, training)
    student.train_epoch(model, _tensors(batches), SGD(model.parameters(), **sgd))
    return _modes(model)


def evaluation(student, batches, state, training):
    """Return what `evaluate` returns."""
    return student.evaluate(_model(state, training), _tensors(batches))


def mode_after_evaluation(student, batches, state, training):
    """Return the mode of every module after `evaluate`."""
    model = _model(state, training)
    student.evaluate(model, _tensors(batches))
    return _modes(model)


def state_after_evaluation(student, batches, state, training):
    """Return the model's state after `evaluate`, and whether all that learns can still learn."""
    model = _model(state, training)
    student.evaluate(model, _tensors(batches))
    return _state(model), [is_grad_enabled(), *(parameter.requires_grad for parameter in model.parameters())]


def gradients_of_evaluation(student, batches, state):
    """Say for each output whether `evaluate` recorded how it was computed, and for each parameter whether it got a gradient."""
    model = _model(state, training=True)
    recorded = []
    model.register_forward_hook(lambda _module, _images, logits: recorded.append(logits.requires_grad))
    student.evaluate(model, _tensors(batches))
    return recorded, [parameter.grad is not None for parameter in model.parameters()]


def history(student, train_batches, val_batches, state, epochs, lr):
    """Return what `fit` returns."""
    return student.fit(_model(state, training=False), _tensors(train_batches), _tensors(val_batches), epochs, lr)


def fitted(student, train_batches, val_batches, state, epochs, lr):
    """Return what `fit` returns, and the model's state after it."""
    model = _model(state, training=True)
    returned = student.fit(model, _tensors(train_batches), _tensors(val_batches), epochs, lr)
    return {"history": returned, "state": _state(model)}


def fitted_on_reshuffled_batches(student, train_batches, val_batches, state, epochs, lr):
    """Return the same, for batches that come in another order every epoch."""
    model = _model(state, training=True)
    reshuffled = _Reshuffled(_tensors(train_batches))
    returned = student.fit(model, reshuffled, _tensors(val_batches), epochs, lr)
    return {"history": returned, "state": _state(model)}


def mode_after_fit(student, train_batches, val_batches, state, epochs, lr):
    """Return the mode of every module after `fit`."""
    model = _model(state, training=False)
    student.fit(model, _tensors(train_batches), _tensors(val_batches), epochs, lr)
    return _modes(model)


class _Reshuffled:
    """Batches that start one later every epoch, like a loader that shuffles."""

    def __init__(self, batches):
        self._batches = batches
        self._epoch = 0

    def __len__(self):
        return len(self._batches)

    def __iter__(self):
        start = self._epoch % len(self._batches)
        yield from self._batches[start:] + self._batches[:start]
        self._epoch += 1  # only now: whoever looks at the first batch beforehand changes nothing


def _model(state, training):
    set_grad_enabled(True)  # whoever has left them off pays for it in his own function only
    hidden, features = state["1.weight"].shape
    classes = len(state["4.bias"])
    # A bias before batch normalisation would have no gradient but rounding, which Adam blows up.
    layers = [Flatten(), Linear(features, hidden, bias=False), BatchNorm1d(hidden), Tanh(), Linear(hidden, classes)]
    model = Sequential(*layers).double()
    model.load_state_dict({name: from_numpy(array) for name, array in state.items()})
    return model.train(training)


def _state(model):
    return {name: tensor.numpy().copy() for name, tensor in model.state_dict().items()}


def _modes(model):
    return [module.training for module in model.modules()]


def _tensors(batches):
    return [(from_numpy(images), from_numpy(labels)) for images, labels in batches]
