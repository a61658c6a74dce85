"""Two named linear layers, a list of convolutions, and functions between them."""

from torch import nn
from torch.nn import functional


class CNN(nn.Module):
    def __init__(self, in_channels=3, num_classes=10, channels=(32, 64), hidden=128, image_size=32):
        super().__init__()
        self.convs = nn.ModuleList()
        for out_channels in channels:
            self.convs.append(nn.Conv2d(in_channels, out_channels, 3, padding="same"))
            in_channels = out_channels
            image_size //= 2
        self.fc1 = nn.Linear(in_channels * image_size**2, hidden)
        self.fc2 = nn.Linear(hidden, num_classes)

    def forward(self, x):
        for conv in self.convs:
            x = functional.max_pool2d(functional.relu(conv(x)), 2)
        return self.fc2(functional.relu(self.fc1(x.view(len(x), -1))))
