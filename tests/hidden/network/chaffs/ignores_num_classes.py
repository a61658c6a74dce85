"""You always give 10 logits: there must be `num_classes` of them.

fr: Vous rendez toujours 10 logits : il en faut `num_classes`.
"""

from reference.network import CNN as Right


class CNN(Right):
    def __init__(self, in_channels=3, num_classes=10, channels=(32, 64), hidden=128, image_size=32):
        super().__init__(in_channels, 10, channels, hidden, image_size)
