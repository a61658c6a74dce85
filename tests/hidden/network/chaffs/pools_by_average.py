"""You pool by the mean: the course’s blocks take the maximum of every window.

fr: Vous faites un pooling par moyenne : les blocs du cours prennent le maximum de chaque fenêtre.
"""

from torch.nn import functional

from reference.network import CNN as Right


class CNN(Right):
    def forward(self, x):
        for convolution in self.convolutions:
            x = functional.avg_pool2d(convolution(x).relu(), 2)
        return self.classifier(self.hidden(x.flatten(1)).relu())
