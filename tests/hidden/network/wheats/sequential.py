"""One `nn.Sequential`; the pool before ReLU, with which it commutes, and ReLU in place."""

from torch import nn


class CNN(nn.Module):
    def __init__(self, in_channels=3, num_classes=10, channels=(32, 64), hidden=128, image_size=32):
        super().__init__()
        layers = []
        for C_in, C_out in zip([in_channels, *channels[:-1]], channels, strict=True):
            layers += [nn.Conv2d(C_in, C_out, 3, 1, 1), nn.MaxPool2d(2, 2), nn.ReLU(inplace=True)]
        features = channels[-1] * (image_size // 2 ** len(channels)) ** 2
        layers += [nn.Flatten(), nn.Linear(features, hidden), nn.ReLU(inplace=True), nn.Linear(hidden, num_classes)]
        self.layers = nn.Sequential(*layers)

    def forward(self, x):
        return self.layers(x)
