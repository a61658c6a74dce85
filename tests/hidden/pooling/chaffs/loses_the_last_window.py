"""You stopped one window too early: range(0, H - size, size) leaves out the window that ends at the border, H - size + 1 includes it.

fr: Vous vous êtes arrêté une fenêtre trop tôt : range(0, H - size, size) oublie la fenêtre qui finit au bord ; H - size + 1 la comprend.
"""

from reference.pooling import max_pool2d as right


def max_pool2d(x, size):
    right(x, size)
    C, H, W = x.shape
    return right(x, size)[:, : (H - 1) // size, : (W - 1) // size].copy()
