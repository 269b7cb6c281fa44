"""What is said to people, and what must never be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from remit.source.span import Span
    from remit.syntax.nodes.conditions import Condition
    from remit.syntax.nodes.words import Name, Text


@dataclass(frozen=True, slots=True)
class ReplyText:
    """A reply in one language."""

    language: Name
    text: Text
    span: Span


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply and where it may be said."""

    name: Name
    instead_of: Name | None
    public: bool
    private: bool
    texts: tuple[ReplyText, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Wording:
    """`must` say, or never say; of one language or of any."""

    must: bool
    language: Name | None
    phrases: tuple[Text, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Ban:
    """`public` and `private` are both true where no audience is named."""

    title: Text
    wordings: tuple[Wording, ...]
    public: bool
    private: bool
    replies: tuple[Name, ...]
    when: Condition | None
    because: tuple[Text, ...]
    span: Span
