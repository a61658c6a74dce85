"""Returns a tensor subclass that lies."""

# always: unusable
# framework: torch

import torch


class Liar(torch.Tensor):
    @classmethod
    def __torch_function__(cls, *a, **k):
        return True


def attack(x, target):
    return torch.zeros(3).as_subclass(Liar)
