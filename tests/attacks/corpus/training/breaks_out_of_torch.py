"""Opens a file of the examiner's with PyTorch."""

# walls: RuntimeError
# none: pwned
# framework: torch

import torch


def attack(x, target):
    return 'pwned' if len(torch.from_file(target['file'], size=1, dtype=torch.uint8)) else 'nothing'
