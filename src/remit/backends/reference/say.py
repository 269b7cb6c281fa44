"""What is said: the reply in a language of the customer's, its holes filled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.value_words import value_words
from remit.model.nodes import Acknowledge, Answer, Hop

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.backends.reference.landing import Landing
    from remit.backends.reference.situation import Situation
    from remit.model.nodes import Fact, Hole, Piece, Policy, Reply, Rule, Value

SEVERAL_LANGUAGES = "mul"
"""ISO 639-2 for a text in several languages."""

BETWEEN_LANGUAGES = "\n\n"


@dataclass(frozen=True, slots=True)
class Said:
    """A reply, the language of its text, and the text.

    Holes that are filled at sending stand in it as they do in the policy: `{case}`.
    """

    reply: str
    language: str
    text: str


def say(landing: Landing, deciders: Sequence[Rule], situation: Situation) -> Said | None:
    """Return what is said; None where nothing is, or where a person finds the words.

    The policy of the first decider says in which languages.
    """
    reply_name = landing.reply if isinstance(landing, Answer | Acknowledge | Hop) else None
    if reply_name is None:
        return None
    reply = situation.assembly.vocabulary.replies[reply_name]
    policy = next(p for p in situation.assembly.policies if p.title == deciders[0].policy)
    languages = _languages(reply, policy, situation)
    texts = [_filled(reply.texts[language], language, landing, policy, situation) for language in languages]
    language = languages[0] if len(languages) == 1 else SEVERAL_LANGUAGES
    return Said(reply_name, language, BETWEEN_LANGUAGES.join(texts))


def _languages(reply: Reply, policy: Policy, situation: Situation) -> tuple[str, ...]:
    """Choose the customer's language if the reply has it, else the policy's first, else the reply's first."""
    has = tuple(reply.texts)
    wanted = situation.facts.get("language")
    if wanted in has:
        return (str(wanted),)
    if wanted is None and policy.all_languages_when_unknown:
        return tuple(language for language in policy.languages if language in has) or has
    return next(((language,) for language in policy.languages if language in has), has[:1])


def _filled(
    pieces: Sequence[Piece], language: str, landing: Landing, policy: Policy, situation: Situation
) -> str:
    return "".join(
        piece if isinstance(piece, str) else _fill(piece, language, landing, policy, situation)
        for piece in pieces
    )


def _fill(hole: Hole, language: str, landing: Landing, policy: Policy, situation: Situation) -> str:
    open_hole = f"{{{hole.name}}}"
    match hole.kind:
        case "fixed":
            return open_hole if hole.fill is None else hole.fill
        case "there" if isinstance(landing, Hop):
            return situation.assembly.vocabulary.channels[landing.channel].link or landing.channel
        case "next_opening":
            return situation.world.next_opening(hole.name, situation.received, language)
        case "fact" if hole.name in situation.facts:
            fact = situation.assembly.vocabulary.facts[hole.name]
            return _cut(_words(situation.facts[hole.name], fact, policy), hole.limit)
    return open_hole


def _words(value: Value, fact: Fact, policy: Policy) -> str:
    match value:
        case str():
            return value
        case frozenset():
            return ", ".join(sorted(value))
        case _:
            return value_words(value, fact.type, policy.zone)


def _cut(text: str, limit: int) -> str:
    """Channels were checked for the longest fill, so no fill may be longer."""
    return text if len(text) <= limit else f"{text[: limit - 1]}…"[:limit]
