"""Your default values are others than the course’s: 3 channels, 10 classes, blocks of 32 and 64 filters, 128 hidden units, images of side 32.

fr: Vos valeurs par défaut ne sont pas celles du cours : 3 canaux, 10 classes, blocs de 32 et 64 filtres, 128 unités cachées, images de côté 32.
"""

from reference.network import CNN as Right


class CNN(Right):
    def __init__(self, in_channels=3, num_classes=10, channels=(32, 64), hidden=256, image_size=32):
        super().__init__(in_channels, num_classes, channels, hidden, image_size)
