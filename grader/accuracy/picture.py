"""The pictures of a training: its learning curve, what it confuses, and where it is surest and wrong.

The images shown are of the published validation split; the hidden test images
are only counted. Each picture is as wide as a phone; a page with more room puts them beside each other, and says what
they show.
"""

from __future__ import annotations

import io
import math
from typing import TYPE_CHECKING

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.ticker import MaxNLocator, PercentFormatter

from grader.accuracy.result import AccuracyResult
from grader.accuracy.stored import Part
from grader.text import Language, Text

if TYPE_CHECKING:
    from datasets.splits import Split

_EPOCH = Text("epoch", "époque")
_MEASURED = Text("your loop, measured", "votre boucle, mesurée")
_CLAIMED = Text("your loop, as fit returned it", "votre boucle, selon fit")
_REFERENCE = Text("reference loop", "boucle de référence")
_MISTAKE = Text("{label}, not {predicted}\n{percent:.0f}% sure", "{label}, pas {predicted}\nsûr à {percent:.0f} %")
_FRENCH = {
    "airplane": "avion", "automobile": "voiture", "bird": "oiseau", "cat": "chat", "deer": "cerf", "dog": "chien",
    "frog": "grenouille", "horse": "cheval", "ship": "bateau", "truck": "camion",
    "disc": "disque", "ring": "anneau", "square": "carré", "frame": "cadre", "triangle": "triangle", "plus": "plus",
    "saltire": "sautoir", "bars": "barres", "crescent": "croissant", "flower": "fleur",
}  # fmt: skip
_WIDTH = 4.5  # inches
_MARGIN = 0.08
_COLUMNS = 3  # of mistakes


def draw(result: AccuracyResult, validation: Split, language: Language) -> dict[Part, bytes]:
    """Return the pictures as SVG, none of mistakes where there are none; the same result gives the same bytes.

    Args:
        result: of a training that was measured.
        validation: the images that its mistakes count.
        language: of the words.
    """
    names = [_FRENCH.get(name, name) if language == "fr" else name for name in result.classes]
    curve, confusion = _figure(3.2), _figure(4.4)
    _draw_curve(curve.subplots(), result, language)
    _draw_confusion(confusion.subplots(), result, names)
    drawn: dict[Part, bytes] = {"curve": _svg(curve), "confusion": _svg(confusion)}
    if not result.mistakes:
        return drawn
    rows = math.ceil(len(result.mistakes) / _COLUMNS)
    mistakes = _figure(1.85 * rows)
    for axes, mistake in zip(mistakes.subplots(rows, _COLUMNS).flat, result.mistakes, strict=False):
        axes.imshow(validation.images[mistake.index].transpose(1, 2, 0))
        said = _MISTAKE.in_(language).format(
            label=names[mistake.label], predicted=names[mistake.predicted], percent=100 * mistake.confidence
        )
        axes.set_title(said, fontsize="small")
    for axes in mistakes.axes:
        axes.set_axis_off()
    drawn["mistakes"] = _svg(mistakes)
    return drawn


def _figure(height: float) -> Figure:
    layout = ConstrainedLayoutEngine(w_pad=_MARGIN, h_pad=_MARGIN)
    return Figure(figsize=(_WIDTH, height), layout=layout)


def _svg(figure: Figure) -> bytes:
    drawn = io.BytesIO()
    with mpl.rc_context({"svg.hashsalt": "noyaux", "svg.fonttype": "none"}):  # words stay words
        figure.savefig(drawn, format="svg", metadata={"Date": None})
    return drawn.getvalue()


def _draw_curve(axes: Axes, result: AccuracyResult, language: Language) -> None:
    # A right loop's curves are one: the first is drawn so broad that the others can be seen on it.
    for curve, label, style, width in (
        (result.curve, _MEASURED, "C2o-", 6),
        (result.reference_curve, _REFERENCE, "C0s--", 2),
        (result.claimed or [], _CLAIMED, "C1x:", 2),
    ):
        if curve:
            epochs = range(1, len(curve) + 1)
            axes.plot(epochs, curve, style, linewidth=width, markersize=4 + width, label=label.in_(language))
    axes.set_xlabel(_EPOCH.in_(language))
    axes.set_ylim(0, 1)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.yaxis.set_major_formatter(PercentFormatter(xmax=1, symbol=" %" if language == "fr" else "%"))
    axes.grid(alpha=0.3)
    axes.legend(loc="lower right")


def _draw_confusion(axes: Axes, result: AccuracyResult, names: list[str]) -> None:
    counted = np.array(result.confusion)
    axes.imshow(counted, cmap="Blues")
    for row, column in np.ndindex(counted.shape):
        dark = counted[row, column] > counted.max() / 2
        axes.text(column, row, str(counted[row, column]), ha="center", va="center", size=7, color="w" if dark else "k")
    axes.set_xticks(range(len(names)), names, rotation=45, ha="right", size="small")
    axes.set_yticks(range(len(names)), names, size="small")
