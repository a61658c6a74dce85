"""You put ReLU before the convolution: a block is convolution, ReLU, max-pooling.

fr: Vous mettez la ReLU avant la convolution : un bloc est convolution, ReLU, max-pooling.
"""

from torch.nn import functional

from reference.network import CNN as Right


class CNN(Right):
    def forward(self, x):
        for convolution in self.convolutions:
            x = functional.max_pool2d(convolution(functional.relu(x)), 2)
        return self.classifier(functional.relu(self.hidden(functional.relu(x.flatten(1)))))
