"""You keep the convolutions in a plain list: PyTorch finds parameters in an `nn.ModuleList` or `nn.Sequential` only, so the optimizer never sees them.

fr: Vous gardez les convolutions dans une simple liste : PyTorch ne trouve les paramètres que dans un `nn.ModuleList` ou un `nn.Sequential`, l’optimiseur ne les voit donc jamais.
"""

from reference.network import CNN as Right


class CNN(Right):
    def __init__(self, in_channels=3, num_classes=10, channels=(32, 64), hidden=128, image_size=32):
        super().__init__(in_channels, num_classes, channels, hidden, image_size)
        convolutions = list(self.convolutions)
        del self.convolutions
        self.convolutions = convolutions
