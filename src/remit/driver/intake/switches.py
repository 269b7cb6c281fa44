"""How the switches stand: as the command line says, or as a log says for each moment."""

from __future__ import annotations

import json
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.driver.intake.json_lines import json_records
from remit.driver.intake.lines import lines
from remit.driver.intake.problems import outside
from remit.driver.intake.records import Refusal
from remit.runtime.moments import parse_moment
from remit.runtime.value_problem import ValueProblem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from pathlib import Path

State = bool | frozenset[str]
_KEYS = ("at", "switch", "state", "values", "by", "because")


@dataclass(frozen=True, slots=True)
class SwitchLog:
    """`changes` are by switch, each a moment and the state from then on, in the order of time."""

    changes: Mapping[str, tuple[tuple[datetime, State], ...]]

    def at(self, moment: datetime) -> dict[str, State]:
        """Return how each switch stands at an aware moment; those not yet touched are left out."""
        standing: dict[str, State] = {}
        for name, changes in self.changes.items():
            position = bisect_right(changes, moment, key=lambda change: change[0])
            if position:
                standing[name] = changes[position - 1][1]
        return standing


def switch_state(written: str, known: Iterable[str]) -> tuple[str, State]:
    """Read `major_incident`, `major_incident=off` or `outage=north,east`; raises OutsideError R0046, R0047."""
    name, equals, values = written.partition("=")
    name = name.strip()
    names = tuple(known)
    if name not in names:
        raise outside("R0046", near=(name, names), name=name)
    if not equals:
        return name, True
    words = frozenset(word.strip() for word in values.split(",") if word.strip())
    if not words:
        raise outside("R0047", place="`--switch`", reason=f"`{written}` says no values")
    if words in ({"on"}, {"off"}):
        return name, words == {"on"}
    return name, words


def read_switch_log(path: Path, known: Iterable[str]) -> SwitchLog:
    """Read a log of JSON lines: `{"at": "2026-03-02T10:00:00Z", "switch": "outage", "state": "on", "values": [...]}`.

    `at` is RFC 3339, `state` is `on` or `off`, `values` those of its fact that a switch `by` a fact is now on for;
    `by` and `because` are for people. Raises OutsideError: R0001, R0002, R0003, R0046, R0047.
    """
    names = tuple(known)
    changes: dict[str, list[tuple[datetime, State]]] = {}
    try:
        with path.open("rb") as stream:
            for record in json_records(lines(stream, str(path))):
                place = f"line {record.line} of `{path}`"
                if isinstance(record, Refusal):
                    raise outside("R0047", place=place, reason=record.reason)
                name, change = _change(record.fields, place, names)
                changes.setdefault(name, []).append(change)
    except FileNotFoundError as error:
        raise outside("R0001", path=path) from error
    except OSError as error:
        raise outside("R0002", path=path, reason=error.strerror or error) from error
    ordered = {name: tuple(sorted(found, key=lambda change: change[0])) for name, found in changes.items()}
    return SwitchLog(ordered)


def _change(
    fields: Mapping[str, object], place: str, names: tuple[str, ...]
) -> tuple[str, tuple[datetime, State]]:
    for key in fields:
        if key not in _KEYS:
            raise outside(
                "R0047", near=(key, _KEYS), place=place, reason=f"`{key}` is not a key of a switch log"
            )
    name = fields.get("switch")
    if not isinstance(name, str) or name not in names:
        raise outside("R0046", near=(str(name), names), name=name)
    try:
        moment = parse_moment(str(fields.get("at")))
    except ValueProblem as problem:
        raise outside("R0047", place=place, reason=f"`at`: {problem.words}") from problem
    return name, (moment, _state(fields, place))


def _state(fields: Mapping[str, object], place: str) -> State:
    state, values = fields.get("state"), fields.get("values")
    if state not in ("on", "off"):
        raise outside(
            "R0047", place=place, reason=f"`state` is {json.dumps(state, default=str)}, not `on` or `off`"
        )
    if values is None:
        return state == "on"
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise outside("R0047", place=place, reason="`values` is not a list of texts")
    return frozenset(values) if state == "on" else frozenset()
