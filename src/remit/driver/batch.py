"""Decides interactions one after the other, for as long as there are any; what cannot be decided is refused."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from remit.contract.problem import InteractionProblem
from remit.contract.read_value import read_moment
from remit.contract.schema import OneOf, SomeOf
from remit.diagnostics.codes import CODES
from remit.diagnostics.errors import InteractionError, RemitError
from remit.driver.intake.records import Record, Refusal, Skipped, refuse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from remit.contract.decision import Decision
    from remit.contract.schema import Kind
    from remit.driver.intake.records import Item
    from remit.driver.intake.seen import SeenIds
    from remit.driver.intake.switches import State, SwitchLog
    from remit.driver.policy import Policy

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Made:
    """A decision, and the record that it is for."""

    record: Record
    decision: Decision


Outcome: TypeAlias = Made | Refusal | Skipped


@dataclass(frozen=True, slots=True)
class Terms:
    """How a run decides: `switches` stand before what `log` says; `as_of` takes the edition of that day."""

    switches: Mapping[str, State] = field(default_factory=dict)
    log: SwitchLog | None = None
    as_of: date | None = None
    explain: bool = False


def decide_all(policy: Policy, items: Iterable[Item], terms: Terms, seen: SeenIds) -> Iterator[Outcome]:
    """Yield what becomes of each item, in their order."""
    for item in items:
        yield _decide(policy, item, terms, seen) if isinstance(item, Record) else item


def known_kinds(policy: Policy) -> dict[str, Kind]:
    """Return every fact that any of the policies knows, and the kind of its values.

    Where sectors have other words for a fact, all of them are among its values.
    """
    kinds: dict[str, Kind] = {}
    for desk in policy.desks:
        for name, kind in desk.schema.fields.items():
            kinds[name] = _joined(kinds.get(name, kind), kind)
    return kinds


def _joined(one: Kind, other: Kind) -> Kind:
    match one, other:
        case OneOf(values), OneOf(more):
            return OneOf(tuple(dict.fromkeys((*values, *more))))
        case SomeOf(values), SomeOf(more):
            return SomeOf(tuple(dict.fromkeys((*values, *more))))
        case _:
            return one


def known_switches(policy: Policy) -> tuple[str, ...]:
    """Return the name of every switch, sorted."""
    return tuple(sorted({name for desk in policy.desks for name in desk.schema.switches}))


def _decide(policy: Policy, record: Record, terms: Terms, seen: SeenIds) -> Outcome:
    identifier = record.fields.get("id")
    if isinstance(identifier, str):
        before = seen.line_of(identifier)
        if before is not None:
            return refuse(record.line, "R0758", field="id", record=record.source, id=identifier, line=before)
    made = tried(record, lambda one: Made(one, _decided(policy, one, terms)))
    if isinstance(made, Made):
        seen.add(made.decision.id, record.line)
    return made


def tried(record: Record, make: Callable[[Record], T]) -> T | Refusal:
    """Make something of a record, or refuse it."""
    try:
        return make(record)
    except InteractionError as error:
        return Refusal(record.line, error.code, error.reason, error.field, record.source)
    except RemitError:
        raise
    except Exception as error:
        # A fault of ours in one record is no reason to leave a million others undecided.
        if os.environ.get("REMIT_TRACEBACK"):
            raise
        words = CODES["R0901"].say({"fault": type(error).__name__})
        return Refusal(record.line, "R0901", words, None, record.source)


def _decided(policy: Policy, record: Record, terms: Terms) -> Decision:
    switches = {**logged(record.fields.get("received"), terms.log), **terms.switches}
    decision = policy.decide(record.fields, switches=switches, as_of=terms.as_of)
    if terms.explain:
        explanation = policy.explain(record.fields, switches=switches, as_of=terms.as_of)
        return decision.model_copy(update={"explanation": explanation.to_dict()})
    return decision


def logged(moment: object, log: SwitchLog | None) -> dict[str, State]:
    """Return how the switches of a log stood at a moment as it is written; nothing for one that cannot be read."""
    if log is None:
        return {}
    try:
        return log.at(read_moment("received", moment))
    except InteractionProblem:
        # Deciding refuses such a record, with the words for it.
        return {}
