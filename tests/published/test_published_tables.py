"""The prover against published decision tables: gaps, overlaps and masked rows exactly as their publications say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pytest

import remit
from published.probes import LAST, flags_at, judged, points, policy_text
from published.tables_read import Published, published
from remit.driver.examples import run_examples
from remit.driver.expectations import Verdict

if TYPE_CHECKING:
    from pathlib import Path

ALL: Final = published()
_ROW: Final = re.compile(r"T, row (\d+)$")
_SAYS: Final = "for example: "
_WHERE: Final = "an interaction where "


@dataclass(frozen=True)
class Held:
    """A table held against the prover and the evaluator.

    `said` is what the prover says of it where each row is an outcome of its own, `flags` what the evaluator says of
    each point of a grid: the rows that hold, and the published and told regions it lies in.
    """

    table: Published
    said: list[remit.Diagnostic]
    flags: list[tuple[dict[str, object], frozenset[str]]]


@pytest.fixture(scope="module", params=ALL, ids=[table.name for table in ALL])
def held(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Held:
    """Each table, checked and looked at once."""
    table: Published = request.param
    folder = tmp_path_factory.mktemp("table")
    own = table.table(tuple(f"hold for r{row}" for row in range(1, len(table.rows) + 1)))
    said = found(table, own, folder)
    judge = judged(table, tuple(gap_regions(said)), folder)
    conditions = (*(table.gaps or ()), *(table.overlaps or {}).values(), *gap_regions(said))
    return Held(table, said, [(point, flags_at(judge, point)) for point in points(table, *conditions)])


def found(table: Published, body: str, folder: Path) -> list[remit.Diagnostic]:
    """What `remit check` says of a policy with this section: of gaps, overlaps and dead rows, and nothing else."""
    file = folder / "table.remit"
    file.write_text(policy_text(table, body + LAST))
    said = remit.check(file)
    assert {one.code for one in said} <= {"R0601", "R0604", "R0605", "R0606", "R0611"}, [
        one.headline for one in said
    ]
    return said


def pairs(said: list[remit.Diagnostic]) -> dict[tuple[int, int], str]:
    """The pairs of rows that disagree, each with its example."""
    told = {}
    for one in said:
        if one.code == "R0601":
            facts = dict(one.facts)
            rows = sorted(int(match[1]) for key in ("one", "other") if (match := _ROW.match(facts[key])))
            told[rows[0], rows[1]] = one.notes[0].removeprefix(_SAYS)
    return told


def gap_regions(said: list[remit.Diagnostic]) -> dict[str, str]:
    """The regions for which a table has no row, each with its example."""
    return {
        dict(one.facts)["what"].removeprefix(_WHERE): one.notes[0].removeprefix(_SAYS)
        for one in said
        if one.code == "R0604"
    }


def rows_in(flags: frozenset[str]) -> set[int]:
    """The rows that hold at a point."""
    return {int(flag.removeprefix("row_")) for flag in flags if flag.startswith("row_")}


def test_gaps_are_those_that_are_published(held: Held) -> None:
    """At every point of a grid the prover's regions, the published ones and the rows that hold agree."""
    for point, flags in held.flags:
        missing = held.table.complete is not None and "asked" in flags and not rows_in(flags)
        assert any(flag.startswith("told_") for flag in flags) == missing, point
        if held.table.gaps is not None:
            assert any(flag.startswith("gap_") for flag in flags) == missing, point


def test_overlaps_are_those_that_are_published(held: Held) -> None:
    """Two rows of outcomes of their own disagree exactly where the publication has them overlap."""
    met: set[tuple[int, int]] = set()
    for point, flags in held.flags:
        here = {(one, other) for one in rows_in(flags) for other in rows_in(flags) if one < other}
        met |= here
        if held.table.overlaps is not None and (held.table.complete is None or "asked" in flags):
            assert here == {(i, j) for i, j in held.table.overlaps if f"overlap_{i}_{j}" in flags}, point
    assert pairs(held.said).keys() == met
    if held.table.overlaps is not None:
        assert held.table.overlaps.keys() == met


def test_rows_that_say_the_same_do_not_disagree(held: Held, tmp_path: Path) -> None:
    """With its published outcomes a table is one of DMN's ANY: rows may overlap where they say the same."""
    outcomes = held.table.outcomes
    said = pairs(found(held.table, held.table.table(outcomes), tmp_path))
    assert said.keys() == {(i, j) for i, j in pairs(held.said) if outcomes[i - 1] != outcomes[j - 1]}


def test_rows_that_another_row_contains_are_told(held: Held, tmp_path: Path) -> None:
    """A row is told to be needless exactly where another of its outcome holds at all its points: subsumed, or twice."""
    outcomes = held.table.outcomes
    rows = range(1, len(outcomes) + 1)
    inside = {
        (one, other)
        for one in rows
        for other in rows
        if one != other and outcomes[one - 1] == outcomes[other - 1]
        if all(other in here for _, flags in held.flags if one in (here := rows_in(flags)))
    }
    needless = {(one, other) for one, other in inside if other < one or (other, one) not in inside}
    told = set()
    for one in found(held.table, held.table.table(outcomes), tmp_path):
        if one.code == "R0611":
            facts = dict(one.facts)
            told.add(tuple(int(match[1]) for key in ("row", "other") if (match := _ROW.match(facts[key]))))
    assert told <= needless
    assert {row for row, _ in told} == {row for row, _ in needless} - held.table.never
    if held.table.subsumed is not None:
        assert told == held.table.subsumed


def test_masked_rows_are_those_that_are_published(held: Held, tmp_path: Path) -> None:
    """Where the first row wins, exactly the published rows never decide, and the rows before them are named."""
    table, order = held.table, held.table.order
    said = found(table, table.table(table.outcomes, "first row wins", order), tmp_path)
    text = (tmp_path / "table.remit").read_text()
    first = text[: text.index(table.header)].count("\n") + 1
    dead, never = {}, set()
    for one in said:
        match = _ROW.match(dict(one.facts).get("rule", ""))
        if one.code == "R0605" and match:
            lines = {text.count("\n", 0, label.span.start) for label in one.secondary}
            dead[order[int(match[1]) - 1]] = frozenset(order[line - first] for line in lines)
        elif one.code == "R0606" and match:
            never.add(order[int(match[1]) - 1])
    decide = {next((row for row in order if row in rows_in(flags)), 0) for _, flags in held.flags}
    assert dead.keys() | never == set(order) - decide
    assert never == table.never
    if table.masked is not None:
        assert dead.keys() == table.masked.keys()
        assert [row for row, cover in dead.items() if cover not in table.masked[row]] == []


def test_every_example_lies_where_it_is_said_to(held: Held, tmp_path: Path) -> None:
    """What is told of a gap or an overlap is pasted as an example of the policy, and passes; each gap has its own."""
    regions, met = gap_regions(held.said), pairs(held.said)
    expected = [(words, f"told_{i}") for i, words in enumerate(regions.values())]
    expected += [(words, f"row_{row}") for pair, words in met.items() for row in pair]
    if held.table.overlaps is not None:
        expected += [(words, f"overlap_{i}_{j}") for (i, j), words in met.items()]
    examples = "".join(
        f'example "{number}"\n  given {words}\n  expect flag {flag}\n\n'
        for number, (words, flag) in enumerate(expected)
    )
    ran = run_examples(judged(held.table, tuple(regions), tmp_path, examples))
    assert [one.title for one in ran if one.verdict is not Verdict.MET] == []
    assert len(ran) == len(expected)
    assert len(set(regions.values())) == len(regions)
