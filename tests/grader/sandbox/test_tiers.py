"""The choice of a tier rests on attempts that succeed where there is no wall."""

import ast
import errno
import platform
import subprocess
import sys
from pathlib import Path

import pytest

from grader.sandbox import Sandbox, Tier, choose, seccomp, tiers

from .machine import offered

ROOT = Path(__file__).parents[3]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="workers run on Linux")


def in_a_new_process(code, refuse=()):
    """Run `code` where the kernel refuses some system calls, as a container's profile would."""
    prelude = f"from tests.grader.sandbox.test_tiers import refuse\nrefuse({dict(refuse)!r})\n" if refuse else ""
    done = subprocess.run([sys.executable, "-c", prelude + code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def refuse(calls):
    """Have the kernel refuse `calls`, numbers with the error of each, from now on."""
    from grader.sandbox import linux

    linux.prctl(linux.PR_SET_NO_NEW_PRIVS, 1)
    code = [seccomp._load(0)]
    for number, error in calls.items():
        code += seccomp._if_equal(number, [seccomp._return(0x0005_0000 | error)])
    code.append(seccomp._return(seccomp._ALLOW))
    seccomp.install(seccomp._assemble(code))


CHOOSE = """
from grader.sandbox import choose
report = choose()
print(report.tier)
print(all(check.held for check in report.checks))
print({tier.value: (reason.en, reason.fr) for tier, reason in report.refused.items()})
"""
LANDLOCK = dict.fromkeys((444, 445, 446), errno.ENOSYS)
UNSHARE = {"x86_64": 272, "aarch64": 97}
MOUNT = {"x86_64": 165, "aarch64": 40}


def number(of):
    return of[platform.machine()]


def test_every_isolation_attempt_succeeds_without_walls_and_every_limit_fires():
    code = "from grader.sandbox import Tier, tiers\nfor check in tiers.try_to_break_out(Tier.NONE): print(check.held)"
    assert in_a_new_process(code) == ["True"] + ["False"] * 6 + ["True"] * 3


def test_the_chosen_tier_holds_and_the_others_have_reasons():
    report = choose()
    assert all(check.held for check in report.checks)
    assert set(report.refused) == set(list(Tier)[: list(Tier).index(report.tier)])
    assert all(reason.en != reason.fr for reason in report.refused.values())


def test_walls_that_let_an_attempt_through_are_refused(monkeypatch):
    monkeypatch.setattr(tiers, "Sandbox", lambda framework, limits, *_: Sandbox(framework, limits, Tier.NONE))
    report = choose()
    assert report.tier is Tier.NONE
    assert set(report.refused) == set(Tier) - {Tier.NONE}
    assert "no file can be written" in report.refused[Tier.LANDLOCK].en
    assert "aucun fichier ne peut être écrit" in report.refused[Tier.LANDLOCK].fr


def test_a_container_that_refuses_namespaces_leaves_landlock():
    tier, held, refused = in_a_new_process(CHOOSE, dict.fromkeys((number(UNSHARE), number(MOUNT)), errno.EPERM))
    assert "user namespaces are refused" in refused
    assert "max_user_namespaces" in refused
    assert held == "True"
    assert tier == "landlock" or "every user may read" in refused


def test_bubblewrap_makes_the_namespaces_that_only_it_may_make():
    with offered(Tier.BUBBLEWRAP_LANDLOCK):
        tier, held, refused = in_a_new_process(CHOOSE, {number(UNSHARE): errno.EPERM})
    assert (tier, held) == ("bubblewrap+landlock", "True")
    assert set(ast.literal_eval(refused)) == {"bubblewrap+namespaces", "namespaces"}


@pytest.mark.parametrize(
    ("bwrap", "said"),
    [
        (None, "apt install bubblewrap"),
        ("echo 'bwrap: Unknown option --as-pid-1' >&2; exit 1", "Unknown option --as-pid-1"),
        ("exit 1", "said nothing"),
    ],
    ids=["absent", "too old", "broken"],
)
def test_without_a_bubblewrap_that_works_the_inner_walls_do(monkeypatch, tmp_path, bwrap, said):
    if bwrap is not None:
        (tmp_path / "bwrap").write_text(f"#!/bin/sh\n{bwrap}\n")
        (tmp_path / "bwrap").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    report = choose()
    assert not report.tier.in_bubblewrap
    assert said in report.refused[Tier.BUBBLEWRAP_NAMESPACES].en
    assert said in report.refused[Tier.BUBBLEWRAP_NAMESPACES].fr


def test_namespaces_that_cannot_be_used_are_refused_too():
    _, _, refused = in_a_new_process(CHOOSE, {number(MOUNT): errno.EACCES})
    assert "apparmor_restrict_unprivileged_userns" in refused or "user namespaces are refused" in refused


def test_without_landlock_and_namespaces_there_is_no_wall():
    tier, _, refused = in_a_new_process(CHOOSE, {number(UNSHARE): errno.EPERM, **LANDLOCK})
    assert tier == "none"
    assert "lsm=" in refused


def test_namespaces_hold_without_landlock():
    tier = choose().tier
    if not tier.has_own_namespaces:
        pytest.skip("this machine does not offer namespaces")
    assert in_a_new_process(CHOOSE, LANDLOCK)[:2] == [tier, "True"]


def test_elsewhere_than_on_linux_the_report_says_what_to_do(monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    report = choose()
    assert report.tier is Tier.NONE
    assert "WSL" in report.refused[Tier.NAMESPACES].fr
