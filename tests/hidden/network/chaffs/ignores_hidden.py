"""You always use 128 hidden units: there must be `hidden` of them.

fr: Vous utilisez toujours 128 unités cachées : il en faut `hidden`.
"""

from reference.network import CNN as Right


class CNN(Right):
    def __init__(self, in_channels=3, num_classes=10, channels=(32, 64), hidden=128, image_size=32):
        super().__init__(in_channels, num_classes, channels, 128, image_size)
