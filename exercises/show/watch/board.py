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
from show.prose import shortened, wrapped
from show.text import Text


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
        question: whether the note is a question, which stands alone.
    """

    course: Sequence[Chapter]
    chapter: Chapter
    progress: dict[str, list[int]] = field(default_factory=dict)
    standing: Standing | None = None
    seconds: float = 0.0
    busy: bool = False
    hint: bool = False
    note: str = ""
    question: bool = False


class Board:
    """A terminal that a `View` is drawn on, in its present width and height."""

    def __init__(self) -> None:
        self._console = Console(highlight=False)
        self._drawn = self._console.size

    @property
    def resized(self) -> bool:
        """Tell whether the terminal has another size than when it was drawn on."""
        return self._console.size != self._drawn

    def draw(self, view: View) -> None:
        """Draw `view` on an empty screen: what matters most stands last, beside the keys."""
        self._drawn = self._console.size
        below = [*self._heading(view)]
        if view.note:
            below += self._sentence(view.note, "bold yellow")
        if view.standing is not None and not view.question:
            step = words.NEXT_KEY if view.standing.done else next_step([view.standing], view.course)
            below += self._sentence(f"{words.NEXT} {step}", "bold")
        below.append(Line())
        below += self._lines(packed(_course(view), "", self._drawn.width), "dim")
        below += self._lines(packed(str(words.KEYS).split("   "), "   ", self._drawn.width), "dim")
        above = (
            [] if view.standing is None else self._failures(view, view.standing, self._drawn.height - len(below) - 1)
        )
        self._console.clear()
        for line in [*above, *below]:
            self._console.print(line)

    def _heading(self, view: View) -> list[Line]:
        number = view.course.index(view.chapter) + 1
        line = Line(self._printable(f"{number} {view.chapter.title}  "), "bold")
        if view.busy:
            line.append(self._printable(str(words.CHECKING)), "not bold")
        elif view.standing is not None:
            for seen in view.standing.seen:
                sign, colour = SIGNS[seen.state]
                line.append(self._printable(sign), f"not bold {colour}")
            count = f"{view.standing.passed}/{len(view.standing.seen)}"
            seconds = f"{view.seconds:.2f}"
            took = Text(seconds, seconds.replace(".", ","))
            line.append(self._printable(f"  {count}  {view.standing.word}  ({took} s)"), "not bold")
        return list(line.wrap(self._console, self._drawn.width))

    def _failures(self, view: View, standing: Standing, room: int) -> list[Line]:
        """Return the first failure, cut at its top to `room`, and the titles of the others."""
        to_show = standing.to_show()
        if not to_show:
            return []
        first, _ = to_show[0]
        head = self._sentence(f"{SIGNS[first.state][0]} {first.title}", "bold red")
        hint = f"{words.HINT} {first.hint}" if view.hint else str(words.HINT_ON_KEY)
        below = [Line()]
        below += [*self._sentence(hint, "yellow", "  "), Line()] if first.hint else []
        for seen, _ in to_show[1:]:
            below += self._sentence(f"{SIGNS[seen.state][0]} {seen.title}", "red")
        below += [Line()] if len(to_show) > 1 else []
        body = [line for text in first.body.splitlines() for line in self._of_body(text)]
        left = max(5, room - len(head) - len(below) - 1)
        if len(body) > left:
            body = [Line(self._printable("  …")), *body[len(body) - left + 1 :]]
        return [*head, Line(), *body, *below]

    def _of_body(self, text: str) -> list[Line]:
        """Return a line of a failure: a sentence is wrapped, a drawing or code cut."""
        width = self._drawn.width - 2
        if text.startswith((" ", "[")) or len(text) <= width:
            return self._lines([f"  {shortened(text, width)}".rstrip()])
        return self._sentence(text, "", "  ")

    def _sentence(self, text: str, style: str, indent: str = "") -> list[Line]:
        lines = wrapped(text, width=self._drawn.width - len(indent))
        return self._lines([f"{indent}{line}" for line in lines], style)

    def _lines(self, texts: Sequence[str], style: str = "") -> list[Line]:
        return [Line(self._printable(text), style) for text in texts]

    def _printable(self, text: str) -> str:
        return printable(text, self._console.encoding)


def packed(items: Sequence[str], gap: str, width: int) -> list[str]:
    """Put `items` beside each other into lines of at most `width`; none is broken."""
    lines = [""]
    for item in items:
        longer = f"{lines[-1]}{gap}{item}" if lines[-1] else item
        if len(longer.rstrip()) > width and lines[-1]:
            lines.append(item)
        else:
            lines[-1] = longer
    return lines


def _course(view: View) -> list[str]:
    """Return each chapter's number, and how far it is."""
    places = []
    for number, chapter in enumerate(view.course, start=1):
        passed, total = view.progress.get(chapter.slug, (0, 0))
        far = "·" if not passed else "✓" if passed == total else f"{passed}/{total}"
        places.append(f"[{number} {far}]" if chapter == view.chapter else f" {number} {far} ")
    return places
