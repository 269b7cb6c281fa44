"""Points between which no condition of a table can tell a difference, and what the evaluator says of each."""

from __future__ import annotations

import itertools
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

import remit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from published.tables_read import Published

HEAD: Final = """policy "Published"
  sector retail
  edition "1"
  in force from 2026-01-01 until 2026-12-31
  time zone Europe/London
  owner "Test"
  purpose "Hold a published table against the prover"
  accept unused_name because "not every reading of a table says every outcome"

channel email  private  written  link "help@shop.example"

team nobody works always
"""
LAST: Final = "\notherwise hold for nobody\n"
_FACT: Final = re.compile(r"^fact (\w+) (.*?) \"", re.MULTILINE)
_NUMBER: Final = re.compile(r"(?<![\w.])-?\d+(?:\.\d+)?(?![\w.])")
_BOUNDS: Final = re.compile(r"from (\S+) to (\S+)")


def policy_text(table: Published, body: str, names: str = "") -> str:
    """A policy with the facts of a table, a team for each outcome, and a section."""
    teams = sorted({word for line in body.splitlines() for word in re.findall(r"hold for (\w+)", line)})
    declared = "".join(f"team {team} works always\n" for team in teams if team != "nobody")
    return f'{HEAD}{declared}{names}\n{table.facts}\n\nsection "All"\n\n{body}\n'


def points(table: Published, *conditions: str) -> Iterator[dict[str, object]]:
    """One interaction for each combination of values that a condition could tell apart, and of missing ones."""
    words = "\n".join([*table.rows, table.complete or "", *conditions])
    values = {name: _values(kind, words) for name, kind in _FACT.findall(table.facts)}
    for combined in itertools.product(*values.values()):
        yield {name: value for name, value in zip(values, combined, strict=True) if value is not None}


def _values(kind: str, words: str) -> list[object]:
    if kind == "yes or no":
        return [None, False, True]
    if kind.startswith("one of "):
        return [None, *kind.removeprefix("one of ").split(", ")]
    if kind == "text":
        return [None, "", *sorted(set(re.findall(r'"([^"]*)"', words)))]
    named = sorted({Decimal(number) for number in _NUMBER.findall(words)})
    whole = kind.startswith("whole number")
    step = Decimal(1) if whole else Decimal("0.5")
    between = [(low + high) / 2 for low, high in itertools.pairwise(named)]
    near = [number + side for number in named for side in (-step, step)] if whole else []
    every = {*named, *near, *between, named[0] - 1, named[-1] + 1} if named else {Decimal(0)}
    bounds = _BOUNDS.search(kind)
    kept = [
        number
        for number in sorted(every)
        if (not whole or number == int(number))
        and (bounds is None or Decimal(bounds[1]) <= number <= Decimal(bounds[2]))
    ]
    return [None, *(int(number) if whole else number for number in kept)]


def flags_at(policy: remit.Policy, point: Mapping[str, object]) -> frozenset[str]:
    """The flags that a policy raises for a point."""
    record = {"id": "1", "received": "2026-03-02T10:00:00Z", "channel": "email", "sector": "retail", **point}
    return frozenset(policy.decide(record).flags)


def judged(table: Published, told: tuple[str, ...], folder: Path, examples: str = "") -> remit.Policy:
    """A policy that flags each row that holds, and each region that is published or that the prover told of."""
    rows = tuple(f"flag row_{row}" for row in range(1, len(table.rows) + 1))
    marks = {
        "asked": table.complete or "channel is email",
        **{f"gap_{i}": where for i, where in enumerate(table.gaps or ())},
        **{f"told_{i}": where for i, where in enumerate(told)},
        **{f"overlap_{i}_{j}": where for (i, j), where in (table.overlaps or {}).items()},
    }
    rules = "".join(f'rule "{mark}"\n  when {where}\n  then flag {mark}\n\n' for mark, where in marks.items())
    cues = "".join(
        f'cue {flag.removeprefix("flag ")} "Holds"\n' for flag in (*rows, *(f"flag {m}" for m in marks))
    )
    body = f"{table.table(rows)}\n{rules}{LAST}\n{examples}"
    file = folder / "judged.remit"
    file.write_text(policy_text(table, body, cues))
    return remit.load(file, prove=False)
