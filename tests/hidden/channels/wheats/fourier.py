"""A product of spectra per channel, summed in the frequency domain, in float64."""

import numpy as np


def correlate_channels(x, filter, bias):
    if x.ndim != 3 or filter.ndim != 3:
        raise ValueError(f"ranks {x.ndim} and {filter.ndim}")
    return conv2d(x[None], filter[None], np.array([bias], dtype=x.dtype))[0, 0]


def conv2d(x, weight, bias, stride=1, padding=0, padding_mode="zeros"):
    if not (x.ndim == weight.ndim == 4 and x.shape[1] == weight.shape[1]):
        raise ValueError(f"shapes {x.shape} and {weight.shape}")
    if bias is not None and (bias.ndim != 1 or bias.size != weight.shape[0]):
        raise ValueError(f"biases {bias.shape}")
    if stride < 1:
        raise ValueError(f"stride {stride}")
    if padding_mode not in ("zeros", "replicate", "reflect"):
        raise ValueError(f"mode {padding_mode}")
    H, W = x.shape[2:]
    if padding < 0 or (padding_mode == "reflect" and max(padding, 0) >= min(H, W)):
        raise ValueError(f"padding {padding}")
    kH, kW = weight.shape[2:]
    rows, columns = np.arange(-padding, H + padding), np.arange(-padding, W + padding)
    if kH > len(rows) or kW > len(columns):
        raise ValueError(f"kernel {kH} x {kW}")
    inside = ((rows >= 0) & (rows < H))[:, None] & ((columns >= 0) & (columns < W))
    if padding_mode == "reflect":
        rows, columns = H - 1 - abs(H - 1 - abs(rows)), W - 1 - abs(W - 1 - abs(columns))
    padded = x[:, :, rows.clip(0, H - 1)[:, None], columns.clip(0, W - 1)].astype(np.float64)
    if padding_mode == "zeros":
        padded = padded * inside
    size = padded.shape[2:]
    spectra = np.fft.rfft2(padded)[:, None] * np.fft.rfft2(weight.astype(np.float64), s=size).conj()
    result = np.fft.irfft2(spectra.sum(axis=2), s=size)
    result = result[:, :, : size[0] - kH + 1 : stride, : size[1] - kW + 1 : stride]
    return (result + (0 if bias is None else bias[:, None, None])).astype(x.dtype)
