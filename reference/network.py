"""The course's convolutional network: the definition of the chapter `network`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import torch
from torch import nn
from torch.nn import functional


class CNN(nn.Module):
    """Convolutional blocks, then two fully connected layers.

    Every entry of `channels` makes a block: convolution 3×3 with padding 1, ReLU, max-pooling 2.
    """

    def __init__(
        self,
        in_channels: int = 3,
        num_classes: int = 10,
        channels: Sequence[int] = (32, 64),
        hidden: int = 128,
        image_size: int = 32,
    ) -> None:
        """Create the layers, in the order in which an image goes through them.

        Args:
            in_channels: channels of the images.
            num_classes: number of logits.
            channels: filters of each block, first block first.
            hidden: units of the hidden fully connected layer.
            image_size: side of the images.

        Raises:
            ValueError: a size is below 1, or too many blocks halve the images to nothing.
        """
        super().__init__()
        side = image_size // 2 ** len(channels)
        if min(side, in_channels, num_classes, hidden, *channels) < 1:
            raise ValueError(
                f"no network for images of side {image_size} and {len(channels)} blocks: a size is below 1"
            )
        self.convolutions = nn.ModuleList(
            nn.Conv2d(C_in, C_out, kernel_size=3, padding=1) for C_in, C_out in pairwise((in_channels, *channels))
        )
        self.hidden = nn.Linear(channels[-1] * side * side, hidden)
        self.classifier = nn.Linear(hidden, num_classes)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Compute the logits of a batch.

        Args:
            x: `(N, in_channels, image_size, image_size)`.

        Returns:
            `(N, num_classes)`, no softmax.
        """
        for convolution in self.convolutions:
            x = functional.max_pool2d(functional.relu(convolution(x)), 2)
        x = functional.relu(self.hidden(x.flatten(1)))
        logits: torch.Tensor = self.classifier(x)
        return logits
