"""You pad by repeating the border: `padding=1` puts zeros around the image.

fr: Vous complétez en répétant le bord : `padding=1` entoure l’image de zéros.
"""

from torch.nn import functional

from reference.network import CNN as Right


class CNN(Right):
    def forward(self, x):
        for convolution in self.convolutions:
            padded = functional.pad(x, (1, 1, 1, 1), mode="replicate")
            x = functional.max_pool2d(functional.conv2d(padded, convolution.weight, convolution.bias).relu(), 2)
        return self.classifier(self.hidden(x.flatten(1)).relu())
