"""You forget the ReLU between the two linear layers: without it they are one linear layer.

fr: Vous oubliez la ReLU entre les deux couches linéaires : sans elle, elles n’en font qu’une.
"""

from torch.nn import functional

from reference.network import CNN as Right


class CNN(Right):
    def forward(self, x):
        for convolution in self.convolutions:
            x = functional.max_pool2d(convolution(x).relu(), 2)
        return self.classifier(self.hidden(x.flatten(1)))
