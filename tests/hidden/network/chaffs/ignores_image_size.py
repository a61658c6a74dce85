"""You count the features for images of side 32: the side is `image_size`.

fr: Vous comptez les caractéristiques pour des images de côté 32 : le côté est `image_size`.
"""

from reference.network import CNN as Right


class CNN(Right):
    def __init__(self, in_channels=3, num_classes=10, channels=(32, 64), hidden=128, image_size=32):
        super().__init__(in_channels, num_classes, channels, hidden, 32)
