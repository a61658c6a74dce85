"""You keep the first pixel of every window: max-pooling keeps the largest.

fr: Vous gardez le premier pixel de chaque fenêtre : le max-pooling garde le plus grand.
"""

from reference.network import CNN as Right


class CNN(Right):
    def forward(self, x):
        for convolution in self.convolutions:
            H, W = x.shape[2] // 2 * 2, x.shape[3] // 2 * 2
            x = convolution(x).relu()[..., :H:2, :W:2]
        return self.classifier(self.hidden(x.flatten(1)).relu())
