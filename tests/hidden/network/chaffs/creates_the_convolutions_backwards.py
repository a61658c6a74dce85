"""You create the last block first: parameters are created in the order in which an image meets them.

fr: Vous créez le dernier bloc en premier : les paramètres sont créés dans l’ordre où une image les rencontre.
"""

from torch import nn

from reference.network import CNN as Right


class CNN(Right):
    def __init__(self, in_channels=3, num_classes=10, channels=(32, 64), hidden=128, image_size=32):
        super().__init__(in_channels, num_classes, channels, hidden, image_size)
        convolutions = self._modules.pop("convolutions")
        self.backwards = nn.ModuleList(reversed(convolutions))
        self.linear = nn.ModuleList([self._modules.pop("hidden"), self._modules.pop("classifier")])
        self.convolutions, (self.hidden, self.classifier) = convolutions, self.linear
