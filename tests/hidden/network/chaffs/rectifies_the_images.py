"""You put ReLU before the convolution, and in place: it changes the caller’s images. A block is convolution, ReLU, max-pooling.

fr: Vous mettez la ReLU avant la convolution, et en place : elle modifie les images de l’appelant. Un bloc est convolution, ReLU, max-pooling.
"""

from torch.nn import functional

from reference.network import CNN as Right


class CNN(Right):
    def forward(self, x):
        for convolution in self.convolutions:
            x = functional.max_pool2d(convolution(x.relu_()), 2)
        return self.classifier(self.hidden(x.flatten(1)).relu())
