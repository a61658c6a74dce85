"""The chaff matrix as a picture: rows are answerers, columns properties.

Every verdict has a mark of its own besides its colour; what passed is blank.
"""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl
from matplotlib.figure import Figure

from grader.authoring.matrix import Matrix
from grader.outcome import Verdict

# Marker, colour (Okabe and Ito), area in points; whatever is not named here is a fault.
_MARKS = {
    Verdict.WRONG: ("s", "#0072B2", 42.0),
    Verdict.NOT_CHECKED: ("_", "#E69F00", 30.0),
    Verdict.MISSING: ("x", "#777777", 18.0),
    Verdict.NONDETERMINISTIC: ("^", "#009E73", 30.0),
}
_FAULT = ("D", "#D55E00", 24.0)
_CELL = 0.13  # inches
_LABEL = 6  # points


def draw(matrix: Matrix, path: Path) -> None:
    """Write the picture of `matrix` as SVG; the same matrix gives the same bytes.

    Raises:
        OSError: `path` cannot be written.
    """
    properties = [one.property for one in matrix.exam.recorded]
    height = len(matrix.rows) * _CELL
    figure = Figure(figsize=(len(properties) * _CELL, height))
    axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))  # the labels lie around it: a tight bounding box takes them in
    cells: dict[Verdict, list[tuple[int, int]]] = {}
    for y, row in enumerate(matrix.rows):
        for x, declared in enumerate(properties):
            if row.verdicts[declared.name] is not Verdict.PASSED:
                cells.setdefault(row.verdicts[declared.name], []).append((x, y))
    for verdict in sorted(cells, key=list(Verdict).index):
        marker, colour, area = _MARKS.get(verdict, _FAULT)
        xs, ys = zip(*cells[verdict], strict=True)
        axes.scatter(xs, ys, area, colour, marker=marker, label=verdict.replace("_", " "), linewidths=1)
    axes.set_xlim(-0.5, len(properties) - 0.5)
    axes.set_ylim(len(matrix.rows) - 0.5, -0.5)
    axes.set_yticks(range(len(matrix.rows)), [row.name for row in matrix.rows], fontsize=_LABEL)
    axes.set_xticks(
        range(len(properties)), [one.name for one in properties], fontsize=_LABEL, rotation=60, ha="left",
        rotation_mode="anchor",
    )  # fmt: skip
    axes.grid(color="#dddddd", linewidth=0.4)
    axes.set_axisbelow(True)
    axes.tick_params(length=0, top=False, labeltop=True, bottom=False, labelbottom=False)
    for x in range(1, len(properties)):
        if properties[x].function != properties[x - 1].function:
            axes.axvline(x - 0.5, color="#222222", linewidth=0.6)
    for y in range(1, len(matrix.rows)):
        if matrix.rows[y].kind != matrix.rows[y - 1].kind:
            axes.axhline(y - 0.5, color="#222222", linewidth=0.6)
    axes.legend(
        loc="upper right",
        bbox_to_anchor=(1, -0.05 / height),
        fontsize=_LABEL,
        ncols=len(cells),
        frameon=False,
        title="blank: passed",
        title_fontsize=_LABEL,
    )
    with mpl.rc_context({"svg.hashsalt": "noyaux", "svg.fonttype": "none"}):  # words stay words
        figure.savefig(path, format="svg", metadata={"Date": None}, bbox_inches="tight")
