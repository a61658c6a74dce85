"""Builds a layer of a trillion parameters."""

# always: RuntimeError
# framework: torch

import torch


def attack(x, target):
    return torch.nn.Linear(10**6, 10**6)
