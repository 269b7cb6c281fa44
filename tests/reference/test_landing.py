"""Where a handling lands, and what is said there."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from reference.building import (
    ALWAYS,
    HERE,
    SmallWorld,
    Words,
    acts,
    assembly,
    channel,
    decided,
    otherwise,
    policy,
    rule,
    section,
    yes,
)
from remit.backends.reference.landing import Held
from remit.model import nodes as m
from remit.runtime.money import Money

if TYPE_CHECKING:
    from remit.backends.reference.decide import Decided

CHANNELS = (
    channel("twitter"),
    channel("mentions", listen_only=True),
    channel("newsletter", broadcast_only=True),
    channel("direct_message", public=False, needs=yes("vulnerable"), link="our direct messages"),
    channel("webchat", public=False, open="care_hours", link="bank.example/chat"),
    channel("email", public=False),
)


def hole(kind: str, name: str, limit: int = 40, fill: str | None = None) -> m.Hole:
    """Make what stands between braces."""
    return m.Hole(kind, name, limit, fill)


def reply(name: str, **texts: tuple[m.Piece, ...]) -> m.Reply:
    """Make a reply for anywhere, by language."""
    return m.Reply(name, public=True, private=True, texts=texts, span=HERE)


MOVE = reply(
    "move",
    en=("Carry on at ", hole("there", "there"), ", quoting ", hole("case", "case"), "."),
    cy=("Parhewch yn ", hole("there", "there"), "."),
)


def handle(
    handling: m.Handling,
    facts: dict[str, m.Value] | None = None,
    *,
    world: SmallWorld | None = None,
    replies: tuple[m.Reply, ...] = (MOVE,),
    languages: tuple[str, ...] = ("en", "cy"),
    all_when_unknown: bool = False,
) -> Decided:
    """See what becomes of a handling."""
    rules = section("S", rule("r", ALWAYS, acts(handling)))
    one = policy("P", rules, languages=languages, all_languages_when_unknown=all_when_unknown)
    return decided(assembly(one, words=Words(channels=CHANNELS, replies=replies)), facts, world=world)


CHAIN = m.Redirect((m.Hop("direct_message", "move"), m.Hop("webchat", "move"), m.Hop("email", "move")))
SHUT = SmallWorld(frozenset({"care_hours"}))


def test_a_redirect_lands_on_the_first_channel_that_can_be_reached() -> None:
    """Its needs are known to be met, and it is open at receipt."""
    assert handle(CHAIN, {"vulnerable": True}).landed.handling == CHAIN.hops[0]
    unknown = handle(CHAIN).landed
    assert (unknown.handling, unknown.passed_over) == (CHAIN.hops[1], (("direct_message", "needs"),))
    shut = handle(CHAIN, {"vulnerable": False}, world=SHUT).landed
    assert (shut.handling, shut.passed_over) == (
        CHAIN.hops[2],
        (("direct_message", "needs"), ("webchat", "shut")),
    )


def test_an_alternative_that_is_the_channel_of_arrival_lands_as_an_answer_there() -> None:
    """Whatever it needs, shut or not, and without the words that ask to go there."""
    got = handle(CHAIN, {"channel": "direct_message"})
    assert got.landed.handling == m.Answer(None)
    assert got.said is None
    shut = handle(m.Redirect((m.Hop("webchat", "move"),)), {"channel": "webchat"}, world=SHUT)
    assert shut.landed.handling == m.Answer(None)


def test_a_redirect_that_lands_nowhere_is_held() -> None:
    """A person of the owner's team looks, if there is an owner; never a guess."""
    nowhere = m.Redirect((m.Hop("direct_message", None), m.Hop("webchat", None)))
    got = handle(nowhere, world=SHUT)
    assert got.landed.handling == Held(None)
    assert got.landed.fault is not None
    assert got.landed.fault.kind == "nothing_lands"
    assert got.landed.passed_over == (("direct_message", "needs"), ("webchat", "shut"))
    owned = assembly(
        policy("P", section("S", rule("r", ALWAYS, acts(nowhere, m.GiveTo("desk"))))),
        words=Words(channels=CHANNELS),
    )
    assert decided(owned, world=SHUT).landed.handling == Held("desk")


@pytest.mark.parametrize(
    ("arrival", "reason"), [("mentions", "listen_only"), ("newsletter", "broadcast_only")]
)
@pytest.mark.parametrize("handling", [m.Answer(None), m.Acknowledge("move"), CHAIN])
def test_nothing_is_said_where_we_only_listen_or_only_publish(
    arrival: str, reason: str, handling: m.Handling
) -> None:
    """Whatever a rule decides lands as silence, and what was decided besides stands."""
    rules = section("S", rule("r", ALWAYS, acts(handling, m.GiveTo("desk"), "gold")))
    given = assembly(policy("P", rules), words=Words(channels=CHANNELS, replies=(MOVE,)))
    got = decided(given, {"channel": arrival})
    assert got.landed.handling == m.Silent(reason)
    assert got.said is None
    assert (got.team, got.sla.term) == ("desk", "gold")


def test_people_still_review_what_arrives_where_we_only_listen() -> None:
    """Hold stays hold, and silence keeps its reason."""
    assert handle(m.Hold("desk"), {"channel": "mentions"}).landed.handling == Held("desk")
    assert handle(m.Silent("spam"), {"channel": "mentions"}).landed.handling == m.Silent("spam")


# ------------------------------------------------------------------------------------------------ words


def text(
    handling: m.Handling,
    facts: dict[str, m.Value] | None = None,
    *,
    replies: tuple[m.Reply, ...] = (MOVE,),
    languages: tuple[str, ...] = ("en", "cy"),
    all_when_unknown: bool = False,
) -> tuple[str, str]:
    """Language and text of what is said."""
    said = handle(
        handling, facts, replies=replies, languages=languages, all_when_unknown=all_when_unknown
    ).said
    assert said is not None
    return said.language, said.text


MOVED = m.Redirect((m.Hop("webchat", "move"),))


def test_a_reply_is_said_in_the_customers_language_if_it_has_it() -> None:
    """Else in the first language of the policy, whatever comes first in the reply."""
    assert text(MOVED, {"language": "cy"}) == ("cy", "Parhewch yn bank.example/chat.")
    english = ("en", "Carry on at bank.example/chat, quoting {case}.")
    assert text(MOVED, {"language": "fr"}) == english
    assert text(MOVED) == english
    assert text(MOVED, languages=("cy", "en")) == ("cy", "Parhewch yn bank.example/chat.")
    assert text(MOVED, languages=("gd",))[0] == "en"


def test_a_policy_can_say_all_languages_when_the_customers_is_unknown() -> None:
    """One below the other, in the policy's order; the language is then `mul`, several."""
    both = text(MOVED, languages=("cy", "en"), all_when_unknown=True)
    assert both == (
        "mul",
        "Parhewch yn bank.example/chat.\n\nCarry on at bank.example/chat, quoting {case}.",
    )
    assert text(MOVED, {"language": "fr"}, languages=("cy", "en"), all_when_unknown=True)[0] == "cy"


def test_a_channel_without_a_link_is_called_by_its_name() -> None:
    """There is nothing better to say."""
    to_email = m.Redirect((m.Hop("email", "move"),))
    assert text(to_email, {"language": "cy"}) == ("cy", "Parhewch yn email.")


FILLS: list[tuple[m.Hole, dict[str, m.Value], str]] = [
    (hole("fixed", "company", fill="Example Bank"), {}, "Example Bank"),
    (hole("sending", "agent"), {}, "{agent}"),
    (hole("case", "case"), {}, "{case}"),
    (hole("there", "there"), {}, "{there}"),
    (hole("next_opening", "care_hours"), {}, "care_hours opens after 12:00 in en"),
    (hole("fact", "intent"), {"intent": "question"}, "question"),
    (hole("fact", "intent"), {}, "{intent}"),
    (hole("fact", "vulnerable"), {"vulnerable": True}, "yes"),
    (hole("fact", "vulnerable"), {"vulnerable": False}, "no"),
    (hole("fact", "followers"), {"followers": 1200}, "1200"),
    (hole("fact", "mood"), {"mood": Decimal("0.50")}, "0.5"),
    (hole("fact", "claim"), {"claim": Money.parse("20 GBP")}, "20.00 GBP"),
    (hole("fact", "waited"), {"waited": 900}, "15 minutes"),
    (hole("fact", "waited"), {"waited": 86_400}, "1 day"),
    (hole("fact", "waited"), {"waited": 61}, "61 seconds"),
    (hole("fact", "waited"), {"waited": 0}, "0 seconds"),
    (hole("fact", "topics"), {"topics": frozenset({"hours", "fraud"})}, "fraud, hours"),
    (hole("fact", "booked"), {"booked": datetime(2026, 7, 1, 11, 5, tzinfo=UTC)}, "2026-07-01 12:05"),
    (hole("fact", "message", 5), {"message": "too long"}, "too …"),
    (hole("fact", "message", 0), {"message": "too long"}, ""),
]


@pytest.mark.parametrize(("piece", "facts", "filled"), FILLS)
def test_a_hole_is_filled_with_what_is_known(piece: m.Hole, facts: dict[str, m.Value], filled: str) -> None:
    """What is filled at sending, or is not known, stays as it stands in the policy; no fill is too long."""
    one = reply("one", en=("<", piece, ">"))
    assert text(m.Answer("one"), facts, replies=(one,)) == ("en", f"<{filled}>")


def test_a_person_finds_the_words_where_no_reply_is_named() -> None:
    """An answer without a reply has no text, and neither has a hold."""
    assert handle(m.Answer(None)).said is None
    assert handle(m.Hold("desk")).said is None


def test_the_words_are_those_of_the_alternative_that_landed() -> None:
    """Each alternative may have its own."""
    other = reply("other", en=("Chat with us.",))
    redirect = m.Redirect((m.Hop("direct_message", "move"), m.Hop("webchat", "other")))
    assert text(redirect, replies=(MOVE, other)) == ("en", "Chat with us.")


def test_the_policy_of_the_rule_that_decides_chooses_the_language() -> None:
    """Another policy of the assembly has its own first language."""
    welsh = policy(
        "Welsh",
        section("S", otherwise("S", acts(m.Answer("move")))),
        languages=("cy", "en"),
        stratum=m.Stratum.FALLBACK,
    )
    given = assembly(policy("P", languages=("en",)), welsh, words=Words(channels=CHANNELS, replies=(MOVE,)))
    said = decided(given).said
    assert said is not None
    assert said.language == "cy"
