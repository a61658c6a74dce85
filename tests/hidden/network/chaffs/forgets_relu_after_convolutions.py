"""You forget the ReLU between convolution and pooling: every block is convolution, ReLU, max-pooling.

fr: Vous oubliez la ReLU entre la convolution et le pooling : chaque bloc est convolution, ReLU, max-pooling.
"""

from torch.nn import functional

from reference.network import CNN as Right


class CNN(Right):
    def forward(self, x):
        for convolution in self.convolutions:
            x = functional.max_pool2d(convolution(x), 2)
        return self.classifier(self.hidden(x.flatten(1)).relu())
