"""What is said, and what may not be said."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remit.model.conditions import Condition
    from remit.source.span import Span


@dataclass(frozen=True, slots=True)
class Hole:
    """A placeholder in a reply: what is between the braces.

    `kind` is `fixed` (filled with `fill`), `there`, `case`, `fact`, `next_opening` or `sending` (filled when it is
    sent). `name` is the placeholder, the fact or the calendar.
    """

    kind: str
    name: str
    limit: int
    fill: str | None = None


Piece: TypeAlias = str | Hole


@dataclass(frozen=True, slots=True)
class Reply:
    """`texts` by ISO 639-1 language, in the order written; each is literal text and holes in turn.

    `places` are those of the texts.
    """

    name: str
    public: bool
    private: bool
    texts: Mapping[str, tuple[Piece, ...]]
    span: Span
    places: Mapping[str, Span] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wording:
    """Phrases that must not (or of which one must) be said, in one language or, with None, in any."""

    must: bool
    language: str | None
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ban:
    """`replies` is empty for all; `when` None for always."""

    title: str
    wordings: tuple[Wording, ...]
    public: bool
    private: bool
    replies: tuple[str, ...]
    when: Condition | None
    because: tuple[str, ...]
    span: Span
