"""From a record, such as a JSON object, to an interaction; what does not fit is refused, never guessed at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.contract.interaction import Interaction
from remit.contract.problem import InteractionProblem
from remit.contract.read_value import read_moment, read_value
from remit.contract.schema import REQUIRED, Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from remit.contract.interaction import Value
    from remit.contract.schema import Schema


# No fact has a name nearly as deep or long; a record that is made to nest without end is refused early.
_MOST_DOTS = 8
_LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Arrival:
    """What tells which policies decide a record; `fields` are all that it gives, by dotted name."""

    sector: str
    received: datetime
    fields: Mapping[str, object]


def arrival(record: Mapping[str, object], sector: str | None = None) -> Arrival:
    """Read where and when a record arrived; `sector` is for records that do not say theirs.

    Nested objects are the same as dotted names: `{"author": {"role": "staff"}}` is `{"author.role": "staff"}`.
    Raises `InteractionProblem`.
    """
    fields: dict[str, object] = {}
    for name, value in _flat(record, ""):
        if name in fields:
            raise InteractionProblem("R0707", name)
        fields[name] = value
    if fields.get("sector") is None and sector is not None:
        fields["sector"] = sector
    for name in REQUIRED:
        if fields.get(name) in (None, ""):
            raise InteractionProblem("R0703", name)
    given = read_value("sector", fields["sector"], Text())
    return Arrival(str(given), read_moment("received", fields["received"]), fields)


def decode(arrived: Arrival, schema: Schema) -> Interaction:
    """Read every field of a record; one that is `null` is not given. Raises `InteractionProblem`."""
    facts: dict[str, Value] = {}
    for name, value in arrived.fields.items():
        if name in schema.switches:
            raise InteractionProblem("R0708", name)
        kind = schema.fields.get(name)
        if kind is None:
            if name in schema.elsewhere:
                continue
            raise InteractionProblem("R0701", name, candidates=tuple(sorted(schema.fields)))
        read = None if value is None else read_value(name, value, kind)
        if read is not None:
            facts[name] = read
    return Interaction(str(facts["id"]), arrived.sector, facts)


def _flat(record: Mapping[str, object], prefix: str) -> Iterator[tuple[str, object]]:
    for key, value in record.items():
        name = f"{prefix}{key}"
        if name.count(".") > _MOST_DOTS:
            raise InteractionProblem("R0701", name[:_LONGEST_NAME])
        if isinstance(value, Mapping):
            yield from _flat(value, f"{name}.")
        else:
            yield name, value
