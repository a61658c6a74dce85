"""The pictures of a training."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import numpy as np
import pytest

from grader.accuracy import AccuracyResult, Task
from grader.accuracy.picture import draw
from grader.accuracy.result import Mistake, said
from grader.accuracy.stored import Part
from grader.outcome import Verdict
from grader.text import Text


@pytest.fixture
def result(small: Task) -> AccuracyResult:
    return AccuracyResult(
        verdict=Verdict.WRONG, score=4, max_score=10, message=said(Text("a", "b")), data="shapes10", device="cpu",
        accuracy=0.5, reference_accuracy=0.6, curve=[0.2, 0.4], claimed=[0.2, 0.9], reference_curve=[0.3, 0.5],
        classes=list(small.test.classes), confusion=np.eye(10, dtype=int).tolist(), closeness=0.9, seconds=1,
        mistakes=[Mistake(index=k, label=0, predicted=1, confidence=0.75) for k in range(3)],
    )  # fmt: skip


def words(pictures: dict[Part, bytes]) -> str:
    """Return all text of the pictures; what is no XML fails."""
    texts = (ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text") for svg in pictures.values())
    return " ".join("".join(element.itertext()) for part in texts for element in part)


def test_is_drawn_in_both_languages(result: AccuracyResult, small: Task) -> None:
    french, english = (words(draw(result, small.validation, language)) for language in ("fr", "en"))
    for word in ("disque", "boucle de référence", "époque", "disque, pas anneau", "75 %"):
        assert word in french
        assert word not in english
    for word in ("disc", "reference loop", "epoch", "disc, not ring", "75%"):
        assert word in english


def test_the_same_result_gives_the_same_bytes(result: AccuracyResult, small: Task) -> None:
    assert draw(result, small.validation, "fr") == draw(result, small.validation, "fr")


def test_no_curve_and_no_mistake_is_no_obstacle(result: AccuracyResult, small: Task) -> None:
    bare = result.model_copy(update={"curve": [], "claimed": None, "mistakes": []})
    drawn = draw(bare, small.validation, "en")
    assert "reference loop" in words(drawn)
    assert list(drawn) == ["curve", "confusion"]


@pytest.mark.parametrize("count", [1, 3, 4, 12])
def test_every_mistake_is_drawn(result: AccuracyResult, small: Task, count: int) -> None:
    some = [Mistake(index=k, label=0, predicted=1, confidence=0.75) for k in range(count)]
    (*_, mistakes) = draw(result.model_copy(update={"mistakes": some}), small.validation, "en").values()
    assert words({"mistakes": mistakes}).count("disc, not ring") == count
