"""A whole file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from remit.syntax.nodes.calendars import Calendar
from remit.syntax.nodes.deadlines import Clock, Path, Sla
from remit.syntax.nodes.promises import Example, Guarantee
from remit.syntax.nodes.rules import Section
from remit.syntax.nodes.vocabulary import (
    Body,
    Channel,
    Fact,
    PersonalKind,
    Placeholder,
    Policy,
    Sentence,
    Switch,
    Team,
    Term,
    Topic,
    Use,
)
from remit.syntax.nodes.wording import Ban, Reply

Statement: TypeAlias = (
    Policy
    | Use
    | Channel
    | Fact
    | Term
    | Topic
    | PersonalKind
    | Team
    | Calendar
    | Sentence
    | Body
    | Sla
    | Clock
    | Path
    | Placeholder
    | Reply
    | Ban
    | Switch
    | Section
    | Guarantee
    | Example
)


@dataclass(frozen=True, slots=True)
class Document:
    """A file: its statements in order; `broken` are the words of statements that could not be read."""

    file: str
    statements: tuple[Statement, ...]
    broken: frozenset[str] = frozenset()
