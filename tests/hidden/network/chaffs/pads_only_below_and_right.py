"""You put the padding on two sides only: `padding=1` puts one row and one column of zeros on every side.

fr: Vous ne complétez que deux côtés : `padding=1` met une rangée de zéros de chaque côté.
"""

from torch.nn import functional

from reference.network import CNN as Right


class CNN(Right):
    def forward(self, x):
        for convolution in self.convolutions:
            padded = functional.pad(x, (0, 2, 0, 2))
            x = functional.max_pool2d(functional.conv2d(padded, convolution.weight, convolution.bias).relu(), 2)
        return self.classifier(self.hidden(x.flatten(1)).relu())
