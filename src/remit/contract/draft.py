"""What somebody wants to say to a customer, and whether it may be sent, as others read it."""

from __future__ import annotations

from typing import Literal

from remit.contract.decision import Part, PolicyCited, Whole


class Objection(Part):
    """Why a draft may not be sent.

    `ban` and `guarantee` are those of a policy (`name` is the title, `at` the place); `channel` is one on which nothing
    is ever said, `length` a text too long for it, `unfilled` a placeholder that nobody has filled.
    """

    kind: Literal["ban", "guarantee", "channel", "length", "unfilled"]
    name: str
    says: str
    because: tuple[str, ...] = ()
    at: str | None = None

    left_out_when_empty = frozenset({"because", "at"})


class DraftCheck(Whole):
    """Whether a draft may be sent on `channel`. `language` is what it was read in; None where that cannot be told."""

    id: str
    policies: tuple[PolicyCited, ...]
    may_be_sent: bool
    channel: str
    language: str | None = None
    objections: tuple[Objection, ...] = ()
