"""Uses what a chapter allows: all of NumPy."""

# always: right

def attack(x, target):
    from numpy.lib.stride_tricks import sliding_window_view
    return sliding_window_view(2 * x, 1)[:, 0]
