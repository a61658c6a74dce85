"""You move the channels to the end before flattening: `flatten` takes `(C, H, W)` as it is, channel after channel.

fr: Vous mettez les canaux en dernier avant d’aplatir : `flatten` prend `(C, H, W)` tel quel, canal après canal.
"""

from torch.nn import functional

from reference.network import CNN as Right


class CNN(Right):
    def forward(self, x):
        for convolution in self.convolutions:
            x = functional.max_pool2d(convolution(x).relu(), 2)
        return self.classifier(self.hidden(x.permute(0, 2, 3, 1).flatten(1)).relu())
