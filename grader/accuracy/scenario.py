"""What runs beside the student's code: builds the course's CNN, calls the student's `fit`, returns arrays.

This module holds no secret and imports nothing of the grader: its source goes
into the worker. The examiner uses `build` and `normalised` as well, so that
both sides mean the same network.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from types import ModuleType
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

HISTORY = ("train_loss", "val_loss", "val_accuracy")
_MAX_SHIFT = 4  # pixels, as in most published trainings on CIFAR-10


def train(
    module: ModuleType,
    weights: Sequence[np.ndarray],
    train_images: np.ndarray,
    train_labels: np.ndarray,
    val_images: np.ndarray,
    val_labels: np.ndarray,
    *,
    epochs: int,
    batch_size: int,
    lr: float,
    augment: bool,
    seed: int,
    device: str,
) -> dict[str, Any]:
    """Train the course's CNN with `module.fit`.

    Args:
        module: the student's.
        weights: the initial parameters, in the order in which the network creates them.
        train_images: uint8 `(N, 3, H, W)`.
        train_labels: int64 `(N,)`.
        val_images: uint8 `(M, 3, H, W)`.
        val_labels: int64 `(M,)`.
        epochs: passed to `fit`.
        batch_size: images in a batch; the last one of a pass may be shorter.
        lr: passed to `fit`.
        augment: flip and shift the training images anew at every pass.
        seed: of the order of the training images and of what augments them.
        device: `"cpu"` or `"cuda"`.

    Returns:
        `weights`: the parameters after `fit`; `after_epoch`: those after each pass over the training images, as far as
        they were seen; `history`: what `fit` claims, or `None` where that is no history.
    """
    model = build(weights).to(device)
    after_epoch: dict[int, list[np.ndarray]] = {}

    def watch() -> None:
        if 0 < train_batches.passes <= epochs:
            after_epoch[train_batches.passes] = arrays(model)

    train_batches = Batches(
        _on(device, train_images),
        _on(device, train_labels),
        batch_size,
        shuffle=torch.Generator().manual_seed(seed),
        augment=augment,
        watch=watch,
    )
    val_batches = Batches(_on(device, val_images), _on(device, val_labels), batch_size, watch=watch)
    torch.manual_seed(seed)
    history = module.fit(model, train_batches, val_batches, epochs, lr)
    return {
        "weights": arrays(model),
        "after_epoch": [after_epoch[epoch] for epoch in sorted(after_epoch)],
        "history": _numbers(history),
    }


def build(weights: Sequence[np.ndarray]) -> nn.Sequential:
    """Build the course's CNN around `weights`.

    Four axes make a 3×3 convolution that keeps the size, with ReLU and max-pooling; two axes make a linear layer, with
    ReLU between two of them.
    """
    layers: list[nn.Module] = []
    for weight in weights[::2]:
        if weight.ndim == 4:
            convolution = nn.Conv2d(weight.shape[1], weight.shape[0], weight.shape[2:], padding=weight.shape[2] // 2)
            layers += [convolution, nn.ReLU(), nn.MaxPool2d(2)]
        else:
            layers.append(nn.ReLU() if isinstance(layers[-1], nn.Linear) else nn.Flatten())
            layers.append(nn.Linear(weight.shape[1], weight.shape[0]))
    model = nn.Sequential(*layers)
    with torch.no_grad():
        for parameter, weight in zip(model.parameters(), weights, strict=True):
            parameter.copy_(torch.from_numpy(weight))
    return model


def arrays(model: nn.Module) -> list[np.ndarray]:
    """Copy the parameters of `model` out, as float32 arrays in order of creation."""
    return [parameter.detach().to("cpu", torch.float32, copy=True).numpy() for parameter in model.parameters()]


def normalised(images: Tensor) -> Tensor:
    """Turn uint8 images into float32 ones of about mean 0 and deviation 1."""
    return images.to(torch.float32).sub_(127.5).div_(63.75)


class Batches:
    """Batches of `(images, labels)`, cut anew at every pass from tensors that stay on their device.

    A pass over shuffled batches meets the images in a new order, augmented anew. The order comes from a generator of
    its own: whatever else draws random numbers does not change it.
    """

    def __init__(
        self,
        images: Tensor,
        labels: Tensor,
        batch_size: int,
        *,
        shuffle: torch.Generator | None = None,
        augment: bool = False,
        watch: Callable[[], None],
    ) -> None:
        self._images, self._labels = images, labels
        self._batch_size = batch_size
        self._shuffle = shuffle
        self._augment = augment
        self._watch = watch
        self.passes = 0

    def __len__(self) -> int:
        return math.ceil(len(self._labels) / self._batch_size)

    def __iter__(self) -> Iterator[tuple[Tensor, Tensor]]:
        self._watch()
        self.passes += 1
        size = len(self._labels)
        order = torch.arange(size) if self._shuffle is None else torch.randperm(size, generator=self._shuffle)
        for picked in torch.split(order.to(self._labels.device), self._batch_size):
            images = normalised(self._images[picked])
            yield (self._augmented(images) if self._augment else images), self._labels[picked]

    def _augmented(self, images: Tensor) -> Tensor:
        """Mirror every other image or so, and shift each by a few pixels."""
        size, _, height, width = images.shape
        drawn = torch.rand(3, size, generator=self._shuffle).to(images.device)
        mirrored = torch.where((drawn[0] < 0.5)[:, None, None, None], images.flip(3), images)
        top, left = (drawn[1:] * (2 * _MAX_SHIFT + 1)).long()[:, :, None]
        rows = top + torch.arange(height, device=images.device)
        columns = left + torch.arange(width, device=images.device)
        padded = nn.functional.pad(mirrored, [_MAX_SHIFT] * 4)
        of_image = torch.arange(size, device=images.device)[:, None, None]
        return padded[of_image, :, rows[:, :, None], columns[:, None, :]].permute(0, 3, 1, 2).contiguous()


def _on(device: str, array: np.ndarray) -> Tensor:
    return torch.from_numpy(array).to(device)


def _numbers(history: Any) -> dict[str, list[float]] | None:
    """Return what `fit` claims as plain numbers; testimony, so that nothing depends on it but what is said of it."""
    try:
        return {key: [float(entry) for entry in history[key]] for key in HISTORY}
    except (KeyError, TypeError, ValueError):
        return None
