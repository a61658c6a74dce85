"""Compiles with a C++ compiler that is not there."""

# walls: Exception RuntimeError InvalidCxxCompiler BackendCompilerFailed InductorError ModuleNotFoundError PermissionError FileNotFoundError OSError timeout ImportError AssertionError
# framework: torch

import torch


def attack(x, target):
    return torch.compile(lambda y: 2 * y + 1)(torch.ones(3)).numpy()
