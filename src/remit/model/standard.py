"""What every policy may name without declaring it."""

from __future__ import annotations

from decimal import Decimal

from remit.model import types as t
from remit.model.nodes import Declared, Fact
from remit.signals.kinds import KINDS

INTENTS = ("complaint", "criticism", "question", "request", "compliment", "comment", "spam")
ADDRESSED = ("direct", "own_post", "indirect")
ROLES = ("customer", "journalist", "politician", "staff", "other")
TIERS = ("none", "standard", "premium", "vip")

# Any other sector may be named; these are the ones that a name is compared with when it looks like a slip.
SECTORS = ("banking", "government", "insurance", "logistics", "retail", "travel", "utilities")

CHANNEL_PROPERTIES = ("public", "private", "written", "spoken", "listen_only", "broadcast_only")

# Always known, so nothing is ever unknown about them.
ALWAYS_KNOWN = ("id", "received", "channel", "sector")

IDENTIFIERS = ("id", "author.handle", "customer.id", "case.id")

REDECLARABLE = ("intent", "addressed", "author.role", "customer.tier")


def _fact(name: str, type_: t.FactType, *, personal: bool = False) -> Fact:
    return Fact(name, type_, personal, None, name not in IDENTIFIERS, None)


def standard_facts(
    channels: tuple[str, ...], sectors: tuple[str, ...], topics: tuple[str, ...], kinds: tuple[str, ...]
) -> dict[str, Fact]:
    """The standard facts; `channel`, `sector`, `topics` and `personal_data` hold what the assembly declares."""
    from_zero = t.WholeNumber(low=0)
    facts = (
        _fact("id", t.FreeText()),
        _fact("received", t.Moment()),
        _fact("channel", t.OneOf(channels)),
        _fact("sector", t.OneOf(sectors)),
        _fact("intent", t.OneOf(INTENTS)),
        _fact("topics", t.SomeOf(topics)),
        _fact("message", t.FreeText(), personal=True),
        _fact("personal_data", t.SomeOf(kinds)),
        _fact("language", t.AnyWord()),
        _fact("sentiment", t.Number(Decimal(-1), Decimal(1))),
        _fact("addressed", t.OneOf(ADDRESSED)),
        _fact("author.handle", t.FreeText(), personal=True),
        _fact("author.followers", from_zero),
        _fact("author.role", t.OneOf(ROLES)),
        _fact("customer.id", t.FreeText(), personal=True),
        _fact("customer.tier", t.OneOf(TIERS, ordered=True)),
        _fact("customer.vulnerable", t.YesNo(), personal=True),
        _fact("previous_contacts", from_zero),
        _fact("case.id", t.FreeText()),
        _fact("case.open", t.YesNo()),
        _fact("case.stage", from_zero),
        _fact("case.contacts", from_zero),
    )
    return {fact.name: fact for fact in facts}


def _declared(sentences: dict[str, str]) -> dict[str, Declared]:
    return {name: Declared(name, says, None) for name, says in sentences.items()}


EVENTS = _declared(
    {
        "receipt": "The interaction was received",
        "taken": "Someone has the case",
        "acknowledged": "The customer was told by a person that we have it",
        "responded": "The customer was answered in substance",
        "customer_replied": "The customer wrote again",
        "resolved": "The matter was put right or closed with reasons",
        "accepted": "The customer accepted the outcome",
        "reopened": "The case was opened again",
    }
)

REASONS = _declared(
    {
        "abuse": "The message is abusive",
        "spam": "The message is spam",
        "no_answer_sought": "No answer is sought",
        "not_for_us": "The message is not addressed to us",
        "listen_only": "We read this channel and do not answer there",
        "broadcast_only": "We only publish on this channel",
        "out_of_hours": "Nobody is there to answer at this time",
        "pre_election": "The pre-election period forbids an answer",
        "legal_proceedings": "The matter is before a court",
        "duplicate": "The same message was answered already",
        "already_answered": "Somebody answered already",
        "staff_account": "The author is one of our own staff",
    }
)

PERSONAL_KINDS = tuple(kind.name for kind in KINDS)

ALWAYS = "always"
