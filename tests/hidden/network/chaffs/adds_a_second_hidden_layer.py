"""You put a second hidden layer before the logits: there is one.

fr: Vous mettez une deuxième couche cachée avant les logits : il n’y en a qu’une.
"""

from torch import nn

from reference.network import CNN as Right


class CNN(Right):
    def __init__(self, in_channels=3, num_classes=10, channels=(32, 64), hidden=128, image_size=32):
        super().__init__(in_channels, num_classes, channels, hidden, image_size)
        self.classifier = nn.Sequential(nn.Linear(hidden, hidden), nn.ReLU(), nn.Linear(hidden, num_classes))
