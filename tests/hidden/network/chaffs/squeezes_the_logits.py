"""You squeeze the result: a batch of one image keeps its axis, `(1, num_classes)`.

fr: Vous retirez les axes de taille 1 : un lot d’une seule image garde son axe, `(1, num_classes)`.
"""

from reference.network import CNN as Right


class CNN(Right):
    def forward(self, x):
        return super().forward(x).squeeze()
