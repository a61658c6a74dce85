"""Draw what watch mode shows: verdict, first failure, next step, how far the course is, keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rich.console import Console
from rich.text import Text as Line

from show import words
from show.chapters import Chapter
from show.glyphs import printable
from show.progress import SIGNS, Standing, next_step
from show.prose import wrapped

OTHER_LINES = 11  # of the screen: all but the failure, its hint and the titles


@dataclass
class View:
    """What there is to show.

    Attributes:
        course: all chapters, in order.
        chapter: the one in hand.
        progress: `[tests passed, tests]` of each chapter that was checked once.
        standing: the last verdict on `chapter`; None before the first, or if the check died.
        seconds: from the save to the verdict.
        busy: whether a check is running.
        hint: whether hints are shown.
        note: a sentence on what was just done, or a question.
    """

    course: Sequence[Chapter]
    chapter: Chapter
    progress: dict[str, list[int]] = field(default_factory=dict)
    standing: Standing | None = None
    seconds: float = 0.0
    busy: bool = False
    hint: bool = False
    note: str = ""


class Board:
    """A terminal that a `View` is drawn on."""

    def __init__(self) -> None:
        self._console = Console(highlight=False)

    def draw(self, view: View) -> None:
        """Draw `view` on an empty screen: what matters most stands last, beside the keys."""
        self._console.clear()
        if view.standing is not None:
            self._failures(view, view.standing)
        self._heading(view)
        if view.note:
            self._wrapped(view.note, "bold yellow")
        elif view.standing is not None:
            step = words.NEXT_KEY if view.standing.done else next_step([view.standing], view.course)
            self._wrapped(f"{words.NEXT} {step}", "bold")
        self._line()
        self._line(_course(view), "dim")
        self._line(str(words.KEYS), "dim")

    def _heading(self, view: View) -> None:
        number = view.course.index(view.chapter) + 1
        line = Line(self._printable(f"{number} {view.chapter.title}  "), "bold")
        if view.busy:
            line.append(self._printable(str(words.CHECKING)), "not bold")
        elif view.standing is not None:
            for seen in view.standing.seen:
                sign, colour = SIGNS[seen.state]
                line.append(self._printable(sign), f"not bold {colour}")
            count = f"{view.standing.passed}/{len(view.standing.seen)}"
            line.append(self._printable(f"  {count}  {view.standing.word}  ({view.seconds:.2f} s)"), "not bold")
        self._console.print(line)

    def _failures(self, view: View, standing: Standing) -> None:
        """Draw the first failure, cut at its top to the height of the screen, and the titles of the others."""
        to_show = standing.to_show()
        if not to_show:
            return
        first, _ = to_show[0]
        hint = f"{words.HINT} {first.hint}" if view.hint else str(words.HINT_ON_KEY)
        below = wrapped(hint) if first.hint else []
        body = first.body.splitlines()
        room = max(5, self._console.height - len(below) - len(to_show) - OTHER_LINES)
        if len(body) > room:
            body = ["…", *body[len(body) - room + 1 :]]
        self._line(f"{SIGNS[first.state][0]} {first.title}", "bold red")
        for text in ["", *body, ""]:
            self._line(f"  {text}".rstrip())
        for text in [*below, ""] if below else []:
            self._line(f"  {text}".rstrip(), "yellow")
        for seen, _ in to_show[1:]:
            self._line(f"{SIGNS[seen.state][0]} {seen.title}", "red")
        if len(to_show) > 1:
            self._line()

    def _wrapped(self, text: str, style: str) -> None:
        for line in wrapped(text):
            self._line(line, style)

    def _line(self, text: str = "", style: str = "") -> None:
        self._console.print(Line(self._printable(text), style))

    def _printable(self, text: str) -> str:
        return printable(text, self._console.encoding)


def _course(view: View) -> str:
    """Return one line: each chapter's number, and how far it is."""
    places = []
    for number, chapter in enumerate(view.course, start=1):
        passed, total = view.progress.get(chapter.slug, (0, 0))
        far = "·" if not passed else "✓" if passed == total else f"{passed}/{total}"
        places.append(f"[{number} {far}]" if chapter == view.chapter else f" {number} {far} ")
    return "".join(places)
