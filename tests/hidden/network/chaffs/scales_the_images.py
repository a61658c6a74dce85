"""You divide the images by 255 inside the network: they come prepared, the network takes them as they are.

fr: Vous divisez les images par 255 dans le réseau : elles arrivent prêtes, le réseau les prend telles quelles.
"""

from reference.network import CNN as Right


class CNN(Right):
    def forward(self, x):
        return super().forward(x / 255)
