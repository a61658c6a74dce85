"""You use 5×5 kernels: the course’s are 3×3, with padding 1.

fr: Vous utilisez des noyaux 5×5 : ceux du cours sont 3×3, avec une marge de 1.
"""

from torch import nn

from reference.network import CNN as Right


class CNN(Right):
    def __init__(self, in_channels=3, num_classes=10, channels=(32, 64), hidden=128, image_size=32):
        super().__init__(in_channels, num_classes, channels, hidden, image_size)
        for convolution in self.convolutions:
            C_out, C_in, _, _ = convolution.weight.shape
            convolution.weight = nn.Parameter(convolution.weight.new_zeros(C_out, C_in, 5, 5))
            convolution.padding = (2, 2)
