import numpy as np
from dataclasses import dataclass


@dataclass
class Pool:
    reduce: object

    def __call__(self, x, size):
        if getattr(x, "ndim") != 3 or size < 1:
            raise ValueError("x must have three axes, size must be positive")
        h, w = x.shape[1] // size, x.shape[2] // size
        out = np.empty((len(x), h, w), x.dtype)
        for i in range(h):
            for j in range(w):
                out[:, i, j] = self.reduce(x[:, i * size:(i + 1) * size, j * size:(j + 1) * size], axis=(1, 2))
        return out


max_pool2d = Pool(np.max)
avg_pool2d = Pool(np.mean)
