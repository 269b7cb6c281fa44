"""Our own implementation answers every conformance vector."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from conformance.answer import Answerer
from conformance.vectors import FOLDER, Case, answered, cases, wanted

HERE = Path(__file__).parent
CASES = list(cases())
ANSWERER = Answerer()


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_vector_is_answered_as_it_wants(case: Case) -> None:
    """What is wanted is there, and what is not wanted is not."""
    answer = ANSWERER.answer(case.request)
    assert answered(answer, case) == wanted(case)


def test_every_policy_has_its_cases() -> None:
    """No policy file or folder stands in the vectors without a reason."""
    used = {case.policy for case in CASES}
    for path in FOLDER.rglob("*.remit"):
        assert path in used or path.parent in used


def conform(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command that holds an implementation to the vectors."""
    command = [sys.executable, str(HERE / "conform.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_an_implementation_is_asked_over_a_pipe() -> None:
    """Our own answers all cases that it is asked, and those it is said to do without are left out."""
    some = ["--without", "topics", "--without", "holidays"]
    done = conform(*some, sys.executable, str(HERE / "answer.py"))
    fewer = sum(not case.needs & {"topics", "holidays"} for case in CASES)
    assert done.stdout == f"{fewer} cases, 0 not as wanted, 0 not answered\n"
    assert done.returncode == 0


def test_an_implementation_that_answers_otherwise_is_told_where() -> None:
    """The case, what it wants and what it got; cases without an answer are counted."""
    answer = json.dumps({"handling": {"kind": "silent", "reason": "spam"}})
    done = conform(sys.executable, "-c", f"print({answer!r})")
    assert done.returncode == 1
    assert CASES[0].name in done.stdout
    assert done.stdout.endswith(f"{len(CASES)} cases, 1 not as wanted, {len(CASES) - 1} not answered\n")


def test_the_vectors_keep_to_their_schema() -> None:
    """So that another implementation can rely on it."""
    schema = json.loads((HERE / "schema.json").read_text(encoding="utf-8"))
    needs = set(schema["properties"]["needs"]["items"]["enum"])
    case_keys, want_keys, state_keys = (
        set(schema["$defs"][name]["properties"]) for name in ("case", "want", "state")
    )
    for path in FOLDER.rglob("*.json"):
        vectors = json.loads(path.read_text(encoding="utf-8"))
        assert vectors.keys() == set(schema["required"])
        assert set(vectors["needs"]) <= needs
        for case in vectors["cases"]:
            assert case.keys() <= case_keys
            assert len({"want", "want_error", "want_state"} & case.keys()) == 1
            assert ("at" in case) is ("told" in case) is ("want_state" in case)
            assert case.get("want", {}).keys() <= want_keys
            assert case.get("want_state", {}).keys() <= state_keys
