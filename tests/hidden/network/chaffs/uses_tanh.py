"""You use tanh as the activation: the course’s network uses ReLU.

fr: Vous prenez tanh comme activation : le réseau du cours utilise la ReLU.
"""

from torch.nn import functional

from reference.network import CNN as Right


class CNN(Right):
    def forward(self, x):
        for convolution in self.convolutions:
            x = functional.max_pool2d(convolution(x).tanh(), 2)
        return self.classifier(self.hidden(x.flatten(1)).tanh())
