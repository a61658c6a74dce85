"""One picture of a training: its learning curve, what it confuses, and where it is surest and wrong.

The images shown are of the published validation split; the hidden test images
are only counted.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator, PercentFormatter

from grader.accuracy.result import AccuracyResult
from grader.text import Language, Text

if TYPE_CHECKING:
    from datasets.splits import Split

_EPOCH = Text("epoch", "époque")
_ON_VALIDATION = Text("accuracy on the validation images", "réussite sur les images de validation")
_MEASURED = Text("your loop, measured", "votre boucle, mesurée")
_CLAIMED = Text("your loop, as `fit` returned it", "votre boucle, selon `fit`")
_REFERENCE = Text("reference loop", "boucle de référence")
_CONFUSION = Text("test images by class (rows) and prediction", "images de test par classe (lignes) et prédiction")
_MISTAKES = Text("most confident mistakes on the validation images", "erreurs les plus sûres sur la validation")
_MISTAKE = Text("{label}, not {predicted}\n{percent:.0f}% sure", "{label}, pas {predicted}\nsûr à {percent:.0f} %")
_FRENCH = {
    "airplane": "avion", "automobile": "voiture", "bird": "oiseau", "cat": "chat", "deer": "cerf", "dog": "chien",
    "frog": "grenouille", "horse": "cheval", "ship": "bateau", "truck": "camion",
    "disc": "disque", "ring": "anneau", "square": "carré", "frame": "cadre", "triangle": "triangle", "plus": "plus",
    "saltire": "sautoir", "bars": "barres", "crescent": "croissant", "flower": "fleur",
}  # fmt: skip
_COLUMNS = 6


def draw(result: AccuracyResult, validation: Split, language: Language) -> bytes:
    """Return the picture as SVG; the same result gives the same bytes.

    Args:
        result: of a training that was measured.
        validation: the images that its mistakes count.
        language: of the words.
    """
    names = [_FRENCH.get(name, name) if language == "fr" else name for name in result.classes]
    figure = Figure(figsize=(11, 7.5), layout="constrained")
    grid = figure.add_gridspec(2, 1, height_ratios=(1.5, 1))
    above, below = figure.add_subfigure(grid[0]), figure.add_subfigure(grid[1])
    curve, confusion = above.subplots(1, 2)
    _draw_curve(curve, result, language)
    _draw_confusion(confusion, result, names, language)
    below.suptitle(_MISTAKES.in_(language), fontsize="medium")
    for axes, mistake in zip(below.subplots(2, _COLUMNS).flat, result.mistakes[: 2 * _COLUMNS], strict=False):
        axes.imshow(validation.images[mistake.index].transpose(1, 2, 0))
        said = _MISTAKE.in_(language).format(
            label=names[mistake.label], predicted=names[mistake.predicted], percent=100 * mistake.confidence
        )
        axes.set_title(said, fontsize="small")
    for axes in below.axes:
        axes.set_axis_off()
    drawn = io.BytesIO()
    with mpl.rc_context({"svg.hashsalt": "noyaux", "svg.fonttype": "none"}):  # words stay words
        figure.savefig(drawn, format="svg", metadata={"Date": None})
    return drawn.getvalue()


def _draw_curve(axes: Axes, result: AccuracyResult, language: Language) -> None:
    for curve, label, style in (
        (result.reference_curve, _REFERENCE, "s--"),
        (result.claimed or [], _CLAIMED, "x:"),
        (result.curve, _MEASURED, "o-"),
    ):
        if curve:
            axes.plot(range(1, len(curve) + 1), curve, style, label=label.in_(language))
    axes.set_xlabel(_EPOCH.in_(language))
    axes.set_title(_ON_VALIDATION.in_(language), fontsize="medium")
    axes.set_ylim(0, 1)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.yaxis.set_major_formatter(PercentFormatter(xmax=1, symbol=" %" if language == "fr" else "%"))
    axes.grid(alpha=0.3)
    axes.legend(loc="lower right")


def _draw_confusion(axes: Axes, result: AccuracyResult, names: list[str], language: Language) -> None:
    counted = np.array(result.confusion)
    axes.imshow(counted, cmap="Blues")
    for row, column in np.ndindex(counted.shape):
        dark = counted[row, column] > counted.max() / 2
        axes.text(column, row, str(counted[row, column]), ha="center", va="center", size=7, color="w" if dark else "k")
    axes.set_xticks(range(len(names)), names, rotation=45, ha="right", size="small")
    axes.set_yticks(range(len(names)), names, size="small")
    axes.set_title(_CONFUSION.in_(language), fontsize="medium")
