"""What authors write visible tests with: what passes, what fails, and what a failure says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from show import Text, Window, expect, rejects, same, text
from show.student import Guarded, Wrong

X = np.arange(6.0).reshape(2, 3)
HINT = Text(en="Think.", fr="Réfléchissez.")


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    text.speak("en")
    yield
    text.speak()


def double(x: Any) -> Any:
    return 2 * x


def said(check: Any, *args: Any, **kwargs: Any) -> str:
    with pytest.raises(Wrong) as wrong:
        check(*args, **kwargs)
    return str(wrong.value)


def test_expect_returns_the_answer() -> None:
    assert expect(double, X, gives=2 * X)[1, 2] == 10
    expect(double, X, gives=[[0, 2, 4], [6, 8, 10]])
    expect(double, x=7, gives=14)


def test_expect_says_call_answer_difference_and_hint() -> None:
    assert said(expect, double, X, gives=[[0, 2, 4], [6, 9, 10]], hint=HINT, window=Window("x", size=2)) == (
        "called  double(x)\n"
        "\n"
        "x  (2, 3)\n"
        "  0  1  2\n"
        "  3[ 4  5]\n"
        "\n"
        "returned  (2, 3)    expected  (2, 3)\n"
        "  0  2  4             0  2  4\n"
        "  6[ 8]10             6[ 9]10\n"
        "\n"
        "First difference at [1, 1]: returned 8, expected 9.\n"
        "\n"
        "Hint: Think."
    )


def test_expect_sees_a_changed_argument() -> None:
    def changes(x: Any) -> Any:
        x += x
        return x.copy()

    assert "changed its argument x" in said(expect, changes, X.copy(), gives=2 * X)

    def appends(layers: Any) -> int:
        layers.append({})
        return 1

    assert "changed its argument layers" in said(expect, appends, [{"type": "relu"}], gives=1)


def test_expect_sees_shared_memory() -> None:
    assert "shares its memory with x" in said(expect, lambda x: x[::-1], X, gives=X[::-1])
    assert "shares its memory with x" in said(expect, lambda x: (1, x), X, gives=(1, X))


def test_an_exception_is_a_failure_with_the_hint() -> None:
    assert said(expect, lambda x: x["a"], X, gives=X, hint=HINT).endswith("Hint: Think.")


def test_an_endless_call_is_not_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("show.student.SECONDS", 0.05)
    tried = []

    def loops(x: int) -> None:
        tried.append(x)
        while True:
            pass

    endless: dict[str, str] = {}
    assert "called  loops(1)" in said(Guarded(loops, endless), 1)
    assert "called  loops(2)" in said(Guarded(loops, endless), 2)
    assert tried == [1]


def test_rejects_wants_a_value_error() -> None:
    def refuses(x: Any) -> None:
        raise {"value": ValueError, "type": TypeError}[x]("no")

    rejects(refuses, "value")
    message = said(rejects, refuses, "type")
    assert "called  refuses('type')" in message
    assert "raised TypeError: no" in message
    assert "A ValueError was expected." in message
    assert "A ValueError was expected; the call returned ndarray (2, 3)." in said(rejects, double, X)


def test_same_names_what_is_compared() -> None:
    same(X, X.copy())
    message = said(same, X, [[0, 1, 2], [3, 4, 6]], name="the weights")
    assert message.startswith("the weights  (2, 3)")
    assert "[1, 2]" in message


def test_layers_are_listed_line_by_line() -> None:
    layers = [{"type": "conv", "out_channels": 32, "kernel_size": 3}, {"type": "relu"}]
    message = said(expect, lambda layers, shape: 3, layers, (3, 32, 32), gives=4)
    assert "(layers, (3, 32, 32))\n\nlayers\n  {'type': 'conv', " in message
    assert "\n  {'type': 'relu'}\n" in message


def test_models_and_tensors() -> None:
    torch = pytest.importorskip("torch")

    class Net(torch.nn.Module):
        def forward(self, images: Any) -> Any:
            return 2 * images

    images = torch.ones(1, 2, 2)
    expect(Net(), images, gives=2 * images)
    message = said(expect, Net(), images, gives=3 * images)
    assert message.startswith("called  Net(images)\n\nimages[0]  (1, 2, 2)\n  1  1\n")
    assert "First difference at [0, 0, 0]: returned 2, expected 3." in message
    assert "The type differs: returned ndarray, expected a tensor." in said(same, X, images)
