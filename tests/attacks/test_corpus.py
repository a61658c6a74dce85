"""Every attack of the corpus, behind every tier of walls; and without walls, to see that it would have worked.

An attack is a submission with one function, `attack(x, target)`. The right
answer is `2 * x`; `target` says where the examiner's files, processes and
servers are (conftest.py). Below its docstring an attack says what may come of
it, as one or more words: `right`, `wrong`, `pwned` (it did what it set out to
do), `unusable`, the name of an exception, `timeout`, `memory`, `crashed`,
`tampering`; with `load:` or `load_error:` before it where the module itself
fails.

    # walls:       behind any wall
    # namespaces:  in this tier, with bubblewrap around it or without, where it differs
    # landlock:    the same
    # bubblewrap+landlock: in this tier, where it differs even from landlock
    # none:        without walls; an attack on the walls must succeed here. Left out where it would do harm.
    # always:      in every tier
    # limits:      of the worker, for instance cpu=0.2
    # framework:   torch, where it is not numpy
"""

import ast
import dataclasses
import re
from pathlib import Path

import numpy as np
import pytest

from grader.outcome import Call, Fault, LoadError, Raised, Returned, Unusable, Verdict
from grader.sandbox import Limits, Tier, Worker
from tests.grader.sandbox.machine import descendants

CORPUS = Path(__file__).with_name("corpus")
ATTACKS = sorted(path.relative_to(CORPUS).with_suffix("") for path in CORPUS.glob("*/*.py"))
PATIENT = Limits(cpu=20.0, wall=60.0, load_cpu=20.0, load_wall=60.0, memory=2**28)
X = np.arange(3.0)
INNOCENT = b"def attack(x, target): return 2 * x"


def head(attack):
    """Return what stands below an attack's docstring, by its keys."""
    source = (CORPUS / attack).with_suffix(".py").read_text(encoding="utf-8")
    return dict(
        re.findall(
            r"^# (walls|namespaces|(?:bubblewrap\+)?landlock|none|always|limits|framework): (.+)$", source, re.MULTILINE
        )
    )


def expected(attack, tier):
    """Return what may come of an attack in this tier; nothing if it is not run there."""
    said = head(attack)
    keys = ("none",) if tier is Tier.NONE else (tier, tier.removeprefix("bubblewrap+"), "walls")
    return next((said[key] for key in ("always", *keys) if key in said), "").split()


def run(sandbox, attack, target):
    """Return what came of an attack, in one word, and the worker."""
    source = (CORPUS / attack).with_suffix(".py").read_bytes()
    changes = ast.literal_eval("{" + re.sub(r"(\w+)=", r"'\1': ", head(attack).get("limits", "")) + "}")
    worker = Worker(sandbox.template, dataclasses.replace(PATIENT, **changes), "attack", source, None)
    try:
        loaded = worker.load()
        return word(loaded if isinstance(loaded, LoadError) else worker.ask([Call("attack", (X, target))])[-1])
    finally:
        worker.close()


def word(outcome):
    match outcome:
        case LoadError(Verdict.LOAD_ERROR, detail):
            return f"load_error:{detail.en}"
        case LoadError(verdict):
            return f"load:{verdict}"
        case Fault(verdict):
            return str(verdict)
        case Raised(exception):
            return exception
        case Unusable():
            return "unusable"
        case Returned(str(answer)) if answer == "pwned":
            return "pwned"
        case Returned(np.ndarray() as answer) if answer.dtype == X.dtype and np.array_equal(answer, 2 * X):
            return "right"
        case Returned():
            return "wrong"


@pytest.mark.parametrize("tier", list(Tier))
@pytest.mark.parametrize("attack", ATTACKS, ids=str)
def test_attack(sandboxes, stage, attack, tier):
    words, framework = expected(attack, tier), head(attack).get("framework", "numpy")
    if not words:
        pytest.skip("would do harm without walls")
    if framework == "torch" and tier not in (*list(Tier)[:2], Tier.NONE):
        pytest.skip("one more template with PyTorch takes longer than it is worth")
    sandbox = sandboxes(tier, framework)
    template = sandbox.template()
    try:
        assert run(sandbox, attack, stage.target) in words
        assert tier is Tier.NONE or stage.untouched()
    finally:
        stage.tidy()
    assert sandbox.template() is template
    innocent = sandbox.worker("attack", INNOCENT)
    innocent.load()
    assert word(innocent.ask([Call("attack", (X, {}))])[0]) == "right"
    innocent.close()
    assert len(descendants(template._process.pid)) == tier.in_bubblewrap + tier.has_own_namespaces, "a process is left"


@pytest.mark.parametrize("attack", ATTACKS, ids=str)
def test_an_attack_says_what_it_tries_and_what_may_come_of_it(attack):
    first = (CORPUS / attack).with_suffix(".py").read_text(encoding="utf-8").partition("\n")[0]
    assert re.fullmatch(r'"""[A-Z].+\."""', first)
    said = head(attack)
    assert "always" in said or said.keys() & {"walls", "namespaces", "landlock"}
    assert "pwned" not in said.get("walls", "") + said.get("always", "") + said.get("namespaces", "")


def test_the_corpus_is_large_and_has_every_group():
    assert len(ATTACKS) >= 120
    assert {attack.parts[0] for attack in ATTACKS} == {"stealing", "faking", "shortcuts", "faults", "training"}


def test_attacks_on_the_walls_are_shown_to_work_without_them():
    """Those that are not would need privileges, or would do harm to whoever runs this suite."""
    on_walls = [attack for attack in ATTACKS if "walls" in head(attack) or "namespaces" in head(attack)]
    shown = [attack for attack in on_walls if "pwned" in head(attack).get("none", "")]
    assert len(shown) >= 0.6 * len(on_walls)
