"""The course's convolutional network. Statement: README.md (French), README.en.md (English)."""

import torch
from torch import nn


class CNN(nn.Module):
    """Convolutional blocks (convolution 3×3, ReLU, max-pooling 2), then two fully connected layers."""

    def __init__(
        self,
        in_channels: int = 3,
        num_classes: int = 10,
        channels: tuple[int, ...] = (32, 64),
        hidden: int = 128,
        image_size: int = 32,
    ) -> None:
        """Create the layers, in the order in which an image goes through them.

        Args:
            in_channels: channels of the images.
            num_classes: number of logits.
            channels: filters of each block, first block first; there are as many blocks as entries.
            hidden: units of the hidden fully connected layer.
            image_size: side of the square images.
        """
        # TODO: super().__init__(), one nn.Conv2d per entry of `channels`, then two nn.Linear.
        raise NotImplementedError

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Compute the logits of a batch.

        Args:
            x: `(N, in_channels, image_size, image_size)`.

        Returns:
            `(N, num_classes)`: one logit per class, no softmax.
        """
        # TODO: convolution, ReLU, max-pooling for each block; then flatten, linear, ReLU, linear.
        raise NotImplementedError
