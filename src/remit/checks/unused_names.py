"""Names that a policy's own file declares and nothing uses."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

from remit.model import nodes as m
from remit.model.conditions import Atom, Covers, Has, OpenDuring
from remit.source.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
        used.update(_words(assembly.policies))
        used.update(_words(assembly.vocabulary))
    for assembly in every:
        for kind in CHECKED:
            for name, declared in getattr(assembly.vocabulary, kind).items():
                span: Span = declared.span
                if name not in used and span.file in policy_files:
                    called = KINDS.get(kind, kind.removesuffix("s"))
                    report.add("R0504", span, help=HELP, kind=called, name=name)


def _words(value: object) -> Iterator[str]:
    """Every name mentioned in a piece of the model, but for a declaration's own."""
    match value:
        case Atom(test=Has(element=name)) | Atom(test=OpenDuring(calendar=name)) | Atom(test=Covers(by=name)):
            yield name
        case str():
            yield value
        case dict():
            for item in value.values():
                yield from _words(item)
        case tuple() | frozenset():
            for item in value:
                yield from _words(item)
        case Span() | m.Fact(name="topics"):  # That fact lists every topic there is, used or not.
            return
        case _ if is_dataclass(value):
            for field in fields(value):
                if field.name != "name" or isinstance(value, _NAMING):
                    yield from _words(getattr(value, field.name))
        case _:
            return
