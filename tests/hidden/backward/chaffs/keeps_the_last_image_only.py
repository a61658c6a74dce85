"""You overwrite the gradient of the weights with every image: add up the images of the batch.

fr: Vous écrasez le gradient des poids à chaque image : additionnez les images du lot.
"""

from reference.backward import conv2d_backward as right


def conv2d_backward(grad_output, x, weight, stride=1, padding=0):
    grad_x = right(grad_output, x, weight, stride, padding)[0]
    return grad_x, *right(grad_output[-1:], x[-1:], weight, stride, padding)[1:]
