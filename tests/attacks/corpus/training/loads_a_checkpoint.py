"""Loads a checkpoint that runs code."""

# always: UnpicklingError Exception
# framework: torch

import io

import torch


class Payload:
    def __reduce__(self):
        return exec, ('1',)


def attack(x, target):
    buffer = io.BytesIO()
    torch.save(Payload(), buffer)
    buffer.seek(0)
    return torch.load(buffer, weights_only=True)
