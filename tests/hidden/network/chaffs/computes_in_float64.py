"""You turn network and images into float64: the network is built in float32, and gives float32 for float32 images.

fr: Vous convertissez réseau et images en float64 : le réseau est construit en float32 et donne du float32 pour des images en float32.
"""

from reference.network import CNN as Right


class CNN(Right):
    def __init__(self, **config):
        super().__init__(**config)
        self.double()

    def forward(self, x):
        return super().forward(x.double())
