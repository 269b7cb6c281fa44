"""The policies that were written before the language existed, rewritten in it: the proof that it serves.

Both are run as an author would run them, by the command line in a process of its own.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
TRIALS = sorted(path.name for path in HERE.glob("*.remit") if path.name != "channels.remit")


def remit(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command with output as text; the exit status is the caller's to judge."""
    return subprocess.run(
        [sys.executable, "-m", "remit", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_trials_are_here() -> None:
    """A council and a utility are among the trials, so that an empty folder cannot pass."""
    assert {"government.remit", "utility.remit"} <= set(TRIALS)


@pytest.mark.parametrize("trial", TRIALS)
def test_a_trial_checks_clean(trial: str) -> None:
    """`remit check` finds nothing to say of a trial."""
    done = remit("check", str(HERE / trial))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "clean" in done.stdout + done.stderr


@pytest.mark.parametrize("trial", TRIALS)
def test_the_examples_of_a_trial_pass(trial: str) -> None:
    """`remit test` passes every example of a trial, and there are some."""
    done = remit("test", str(HERE / trial), "--format", "json")
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads(done.stdout)["failed"] == 0
    assert json.loads(done.stdout)["passed"] > 0


@pytest.mark.parametrize("trial", [*TRIALS, "channels.remit"])
def test_a_trial_is_laid_out(trial: str) -> None:
    """`remit fmt --check` would change nothing in a trial."""
    done = remit("fmt", "--check", str(HERE / trial))
    assert done.returncode == 0, done.stdout + done.stderr
