"""What stands against sending a draft: bans, guarantees of what is never said, and what its channel does not carry."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from remit.backends.reference.bans import broken_bans
from remit.backends.reference.holds import is_true
from remit.backends.reference.say import SEVERAL_LANGUAGES, Said
from remit.model.nodes import Never, NeverSay

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.backends.reference.situation import Situation
    from remit.model.nodes import Ban, Channel, Guarantee, Outcome, Promise

_HOLE: Final = re.compile(r"\{((?:hours of |next opening of )?[a-z][a-z0-9_.]*)\}")
_STANDARD_HOLES: Final = ("case", "there")


@dataclass(frozen=True, slots=True)
class Draft:
    """A text for the customer: an `answer`, an `acknowledge`ment or the words of a `redirect`.

    `reply` is the one it was made from, `to` the channel that a redirect leads to; `language` its ISO 639-1 code.
    """

    text: str
    kind: str
    reply: str | None = None
    to: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Mute:
    """A channel on which nothing is ever said."""

    channel: Channel


@dataclass(frozen=True, slots=True)
class TooLong:
    """A text of more characters than its channel takes."""

    channel: Channel
    length: int


@dataclass(frozen=True, slots=True)
class Unfilled:
    """A placeholder that still stands in the text."""

    name: str


@dataclass(frozen=True, slots=True)
class Promised:
    """A guarantee that this is never said."""

    guarantee: Guarantee
    promise: Promise


Objected: TypeAlias = "Mute | TooLong | Unfilled | Promised | Ban"


def objections(draft: Draft, situation: Situation) -> Iterator[Objected]:
    """Yield all that stands against a draft on the situation's channel, at the moment the situation speaks of."""
    channel = situation.assembly.vocabulary.channels[situation.channel]
    if channel.listen_only or channel.broadcast_only:
        yield Mute(channel)
    if channel.limit is not None and len(draft.text) > channel.limit:
        yield TooLong(channel, len(draft.text))
    yield from (
        Unfilled(name) for name in dict.fromkeys(_HOLE.findall(draft.text)) if _is_hole(name, situation)
    )
    for policy in situation.assembly.policies:
        for guarantee in policy.guarantees:
            if guarantee.when is not None and is_true(guarantee.when, situation):
                yield from (Promised(guarantee, p) for p in guarantee.promises if _is_against(p, draft))
    said = Said(draft.reply or "", draft.language or SEVERAL_LANGUAGES, draft.text)
    yield from broken_bans(said, situation)


def _is_hole(name: str, situation: Situation) -> bool:
    """Whether something stands for this name between braces; a person may write braces of their own."""
    vocabulary = situation.assembly.vocabulary
    return " " in name or name in (*_STANDARD_HOLES, *vocabulary.placeholders, *vocabulary.facts)


def _is_against(promise: Promise, draft: Draft) -> bool:
    match promise:
        case NeverSay(reply):
            return draft.reply == reply
        case Never(outcome):
            return _is(outcome, draft)
        case _:
            return False


def _is(outcome: Outcome, draft: Draft) -> bool:
    """Whether a draft is what an outcome says; what the outcome leaves open may be anything."""
    to = outcome.kind != "redirect" or outcome.name in (None, draft.to)
    return outcome.kind == draft.kind and to and outcome.reply in (None, draft.reply)
