"""Every sentence of the accuracy check that a student or an instructor can read."""

from __future__ import annotations

from collections.abc import Sequence

from grader.accuracy.task import Band
from grader.outcome import Fault, Outcome, Raised, Verdict
from grader.report.messages import VERDICTS
from grader.text import Text

NOT_FINITE = Text(
    "After `fit`, the weights of the network are no longer finite numbers of the right shape: training diverged, or "
    "layers of the network were replaced.",
    "Après `fit`, les poids du réseau ne sont plus des nombres finis de la bonne forme : l’entraînement a divergé, ou "
    "des couches du réseau ont été remplacées.",
)
NOTHING_LEARNT = Text(
    "`fit` left the weights as they were.",
    "`fit` a laissé les poids tels qu’ils étaient.",
)


def measured(accuracy: float, reference: float, points: int, bands: Sequence[Band]) -> Text:
    """Say what was reached, what it earns, and what the next band asks."""
    better = [band for band in bands if band.points > points]
    text = Text(
        f"Your loop trains the course's CNN to {_percent(accuracy)} of the test images; the reference loop reaches "
        f"{_percent(reference)}. {points} of {bands[0].points} points.",
        f"Votre boucle amène le CNN du cours à {_pour_cent(accuracy)} des images de test ; la boucle de référence "
        f"atteint {_pour_cent(reference)}. {points} points sur {bands[0].points}.",
    )
    if not better:
        return text
    following = better[-1]
    needed = following.share * reference
    return Text(
        f"{text.en} {following.points} points take {_percent(needed)}.",
        f"{text.fr} Pour {following.points} points, il faut {_pour_cent(needed)}.",
    )


def unmeasured(verdict: Verdict, outcome: Outcome) -> Text:
    """Say why there are no weights to measure; of an exception only its type and line."""
    text = VERDICTS[verdict]
    if isinstance(outcome, Raised):
        line = outcome.line
        text = Text(
            f"{text.en}: {outcome.exception}" + (f" (line {line})" if line else ""),
            f"{text.fr} : {outcome.exception}" + (f" (ligne {line})" if line else ""),
        )
    elif isinstance(outcome, Fault) and verdict is Verdict.TIMEOUT:
        text = Text(
            f"{text.en}: the limit is many times what the reference takes",
            f"{text.fr} : la limite est un grand multiple de ce que prend la référence",
        )
    return Text(f"Training with your `fit`: {text.en}.", f"Entraînement avec votre `fit` : {text.fr}.")


def above_reference(accuracy: float, ceiling: float) -> Text:
    """Say that a result is too good for the budget."""
    return Text(
        f"{_percent(accuracy)} under a budget with which the reference loop stays below {_percent(ceiling)}: "
        "weights brought along, or more training than was asked",
        f"{_pour_cent(accuracy)} avec un budget sous lequel la boucle de référence reste en dessous de "
        f"{_pour_cent(ceiling)} : poids apportés, ou plus d’entraînement que demandé",
    )


def off_the_path(closeness: float, least: float) -> Text:
    """Say that the weights are not where these batches lead from the initial weights."""
    return Text(
        "training moved the weights in another direction than the reference's on the same batches (cosine {closeness}, "
        "at least {least} is usual): weights from elsewhere, or another kind of training",
        "l’entraînement a déplacé les poids dans une autre direction que celui de la référence sur les mêmes lots "
        "(cosinus {closeness}, au moins {least} d’ordinaire) : poids venus d’ailleurs, ou autre entraînement",
    ).format(closeness=Text.number(closeness, ".2f"), least=Text.number(least, ".2f"))


def claims_differ(claimed: float, computed: float, epoch: int | None) -> Text:
    """Say where the returned history is not what the weights give; `epoch` counts from 1, `None` is the end."""
    where = Text(f"after epoch {epoch}", f"après l’époque {epoch}") if epoch else Text("at the end", "à la fin")
    return Text(
        f"the history claims a validation accuracy of {_percent(claimed)} {where.en}, the weights give "
        f"{_percent(computed)}",
        f"l’historique annonce {_pour_cent(claimed)} de réussite en validation {where.fr}, les poids donnent "
        f"{_pour_cent(computed)}",
    )


NO_HISTORY = Text(
    "`fit` returned no history with one number per epoch",
    "`fit` n’a pas renvoyé d’historique avec un nombre par époque",
)


def _percent(share: float) -> str:
    return f"{share:.1%}"


def _pour_cent(share: float) -> str:
    return f"{Text.number(100 * share, '.1f').fr} %"
