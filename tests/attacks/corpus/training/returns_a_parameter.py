"""Returns a tensor that needs a gradient."""

# always: unusable
# framework: torch

import torch


def attack(x, target):
    return torch.nn.Parameter(2 * torch.from_numpy(x))
