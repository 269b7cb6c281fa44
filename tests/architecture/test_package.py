"""What the package promises to those who import it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import remit

ROOT = Path(__file__).parents[2]
HEAVY = (
    "click",
    "holidays",
    "lark",
    "networkx",
    "phonenumbers",
    "py3langid",
    "pydantic",
    "pysat",
    "re2",
    "rich",
    "stdnum",
)


def run(code: str, **environment: str) -> str:
    """What a fresh interpreter prints."""
    done = subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT / "src"), "PATH": "/usr/bin:/bin", **environment},
    )
    return done.stdout


def test_importing_remit_loads_nothing_heavy() -> None:
    """A service that imports the package at start-up pays for what it uses, when it uses it."""
    loaded = run("import remit, sys; print(*sorted({m.split('.')[0] for m in sys.modules}))").split()
    assert "remit" in loaded
    assert not set(loaded) & set(HEAVY)


def test_public_names_are_those_that_are_there() -> None:
    """Everything that is promised can be had, and nothing else is shown."""
    for name in remit.__all__:
        assert getattr(remit, name) is not None
    assert dir(remit) == sorted(remit.__all__)


def test_a_name_that_is_not_public_is_no_attribute() -> None:
    """A misspelt name fails as one of any module does."""
    with pytest.raises(AttributeError, match="nonesuch"):
        _ = remit.nonesuch


DIGESTS = """
import json, remit
policy = remit.load("policies")
for assembly in policy.assemblies:
    print(assembly.sector, [p.digest for p in assembly.policies])
    print([r.name for p in assembly.policies for s in p.sections for r in s.rules])
record = {"id": "1", "received": "2026-03-02T10:00:00Z", "channel": "twitter", "sector": "banking",
          "message": "This is a scam, I want to complain", "intent": "complaint"}
print(policy.decide(record).to_json(), json.dumps(policy.explain(record).to_dict()))
"""


def test_the_same_policy_gives_the_same_bytes_on_any_hash_seed() -> None:
    """Digests, the order of rules, decisions and explanations do not depend on a run's luck."""
    assert run(DIGESTS, PYTHONHASHSEED="1") == run(DIGESTS, PYTHONHASHSEED="2")
