"""Names that a policy's own file declares and nothing uses."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from remit.model import nodes as m
from remit.model.conditions import Atom, Covers, Has, OpenDuring
from remit.source.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remit.diagnostics.report import Report

LINT = "unused_name"
HELP = f"leave it out, or say `accept {LINT} because …` in the policy"
# What is declared for policies to name; channels, events and facts are also used by the interactions.
CHECKED = (
    "topics", "cues", "requirements", "calendars", "slas", "clocks", "paths", "replies", "teams", "bodies",
)  # fmt: skip
_NAMING = (m.Item, m.Step, m.Outcome, m.Due, m.Missed, m.Absent, m.Hole)
"""Their `name` is one that they mention, not their own."""
KINDS = {"slas": "SLA", "bodies": "body", "replies": "reply"}


def check(assemblies: Iterable[m.Assembly], report: Report) -> None:
    """R0504, for files that state a policy; a file of shared vocabulary may hold more than its users need."""
    every = tuple(assemblies)
    policy_files = {
        policy.file for assembly in every for policy in assembly.policies if LINT not in policy.accepts
    }
    used: set[str] = set()
    for assembly in every:
        _mention(assembly.policies, used)
        _mention(assembly.vocabulary, used)
    for assembly in every:
        for kind in CHECKED:
            for name, declared in getattr(assembly.vocabulary, kind).items():
                span: Span = declared.span
                if name not in used and span.file in policy_files:
                    called = KINDS.get(kind, kind.removesuffix("s"))
                    report.add("R0504", span, help=HELP, kind=called, name=name)


def _mention(value: object, used: set[str]) -> None:
    """Add every name mentioned in a piece of the model, but for a declaration's own."""
    match value:
        case Atom(test=Has(element=name)) | Atom(test=OpenDuring(calendar=name)) | Atom(test=Covers(by=name)):
            used.add(name)
        case str():
            used.add(value)
        case dict():
            for item in value.values():
                _mention(item, used)
        case tuple() | frozenset():
            for item in value:
                _mention(item, used)
        case m.Fact(name="topics"):  # That fact lists every topic there is, used or not.
            return
        case _:
            for name in _mentioning(type(value)):  # type: ignore[arg-type] # a class has a hash
                _mention(getattr(value, name), used)


@cache
def _mentioning(kind: type[Any]) -> tuple[str, ...]:
    """The fields of a piece of the model in which names may stand."""
    if kind is Span or not is_dataclass(kind):
        return ()
    return tuple(field.name for field in fields(kind) if field.name != "name" or issubclass(kind, _NAMING))
