"""Where a ban stops the words of a reply: conditions under which they are held for a person instead of said.

Bans that always stop a reply are found before anything is proved. Those here hang on the interaction: on the condition
of a ban, on the language that is chosen, on what fills a placeholder.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from remit.backends.proof.fills import Filled
from remit.backends.proof.ground import CHANNEL
from remit.checks.banned_wording import concerns
from remit.model.conditions import AllOf, AnyOf, Atom, IsIn, IsUnknown
from remit.model.nodes import Acknowledge, Answer, Hop, Redirect

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from remit.model.conditions import Condition
    from remit.model.nodes import Assembly, Ban, Policy, Reply

Saying: TypeAlias = Answer | Acknowledge | Hop
"""A landing that can have words."""

Manner: TypeAlias = tuple[tuple[str, ...], bool]
"""The languages of a policy, and whether it says all of them where the customer's is unknown."""

_LANGUAGE: Final = "language"


@dataclass(frozen=True, slots=True)
class Stop:
    """The words of `landing` are stopped by `ban` where `when` holds and the first decider is of one of `policies`.

    Where `unsure` names a placeholder, they only may be: it can be filled with any words.
    """

    landing: Saying
    policies: frozenset[str]
    ban: Ban
    when: Condition
    unsure: str | None


def stops_of(assembly: Assembly) -> Iterator[Stop]:
    """Yield every stop of an assembly, in the order of its rules and bans."""
    for landing, policies in _sayings(assembly).items():
        reply = assembly.vocabulary.replies[landing.reply or ""]
        concerned = [ban for ban in assembly.bans if concerns(ban, reply)]
        for manner, titles in _manners(policies).items() if concerned else ():
            for languages, chosen in _languages(reply, manner):
                filled = Filled(landing, reply, languages, assembly.vocabulary)
                for ban in concerned:
                    for fills, unsure in filled.breaking(ban):
                        when = AllOf(
                            (*_heard(ban, assembly), chosen, fills, *_known(unsure, ban, assembly)), ban.span
                        )
                        yield Stop(landing, titles, ban, when, unsure)


def _sayings(assembly: Assembly) -> dict[Saying, dict[str, Policy]]:
    """Return what rules say in words, and the policies that do."""
    found: dict[Saying, dict[str, Policy]] = {}
    for policy in assembly.policies:
        for rule in (rule for section in policy.sections for rule in section.rules):
            handling = rule.actions.handling
            for landing in handling.hops if isinstance(handling, Redirect) else (handling,):
                if isinstance(landing, Answer | Acknowledge | Hop) and landing.reply is not None:
                    found.setdefault(landing, {})[policy.title] = policy
    return found


def _manners(policies: Mapping[str, Policy]) -> dict[Manner, frozenset[str]]:
    found: dict[Manner, set[str]] = {}
    for title, policy in policies.items():
        found.setdefault((policy.languages, policy.all_languages_when_unknown), set()).add(title)
    return {manner: frozenset(titles) for manner, titles in found.items()}


def _languages(reply: Reply, manner: Manner) -> Iterator[tuple[tuple[str, ...], Condition]]:
    """Yield the languages in which a reply is said at once, and when: as the page on meaning chooses them."""
    languages, all_when_unknown = manner
    has = tuple(reply.texts)
    mine = tuple(one for one in languages if one in has)
    first = mine[:1] or has[:1]
    span = reply.span
    if len(has) == 1:
        yield has, AllOf((), span)
        return
    unknown = Atom(_LANGUAGE, IsUnknown(), negated=False, span=span)
    several = (mine or has) if all_when_unknown else first
    by: dict[tuple[str, ...], list[Condition]] = {
        (one,): [Atom(_LANGUAGE, IsIn((one,)), negated=False, span=span)] for one in has
    }
    by[first].append(Atom(_LANGUAGE, IsIn(has), negated=True, span=span))
    by.setdefault(several, []).append(unknown)
    for chosen, when in by.items():
        yield chosen, AnyOf(tuple(when), span)


def _known(fact: str | None, ban: Ban, assembly: Assembly) -> Iterator[Condition]:
    """Yield that a fact is known, where one fills the words: what is unknown fills nothing."""
    if fact is not None and fact in assembly.vocabulary.facts:
        yield Atom(fact, IsUnknown(), negated=True, span=ban.span)


def _heard(ban: Ban, assembly: Assembly) -> Iterator[Condition]:
    """Yield where a ban is heard, and its own condition."""
    channels = assembly.vocabulary.channels.values()
    names = tuple(one.name for one in channels if (ban.public if one.public else ban.private))
    if len(names) < len(channels):
        yield Atom(CHANNEL, IsIn(names), negated=False, span=ban.span)
    if ban.when is not None:
        yield ban.when
