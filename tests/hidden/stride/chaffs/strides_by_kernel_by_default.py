"""Where no stride is given you take the kernel size, as pooling does: here the default is 1.

fr: Sans pas donné, vous prenez la taille du noyau, comme le pooling : ici, c’est 1 par défaut.
"""

from reference.stride import output_size as right


def output_size(size, kernel_size, stride=None, padding=0):
    return right(size, kernel_size, kernel_size if stride is None else stride, padding)
