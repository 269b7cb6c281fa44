"""Cells of every type of fact: what some value makes true is found possible, and what is found possible is shown."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from proof.small_ground import SMALL, WORLD
from reference.building import HERE, assembly, atom, both, either, policy
from remit.backends.proof.regions import regions
from remit.backends.proof.space import space_of
from remit.backends.proof.witness import Finder
from remit.backends.reference.holds import is_true
from remit.backends.reference.situation import situation
from remit.model import conditions as c
from remit.runtime.money import Money

if TYPE_CHECKING:
    from remit.backends.reference.situation import Situation
    from remit.model import nodes as m

ONE = assembly(policy("P"))
PHRASES = ("card", "my card", "card*", "refund*", "lost my card", "refunds")
PATTERNS = (r"ab\d", r"\bcards?\b", "x+y")
TEXTS = (
    "", "card", "my card", "I lost my card", "cardigan", "cards", "refund", "refunds", "refunded my card", "ab1",
    "ab1 card", "xy refunds", "xxy ab2 lost my card", "hello", "hello card",
)  # fmt: skip
SUMS = tuple(
    Money(minor, currency) for currency in ("GBP", "EUR", "USD") for minor in (0, 999, 1000, 1001, 2000)
)
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAYS = tuple(NOON + timedelta(hours=hours) for hours in range(-40, 80, 5))
VALUES: dict[str, tuple[m.Value, ...]] = {
    "message": TEXTS,
    "claim": SUMS,
    "waited": (0, 59, 60, 61, 3600),
    "mood": tuple(Decimal(n) / 4 for n in range(-4, 5)),
    "followers": (0, 1, 2, 3, 10),
    "booked": DAYS,
    "language": ("cy", "en", "de"),
    "topics": (frozenset(), frozenset({"fraud"}), frozenset({"hours", "fraud"}), frozenset({"hardship"})),
    "received": tuple(day for day in DAYS if day.month == 3),
}


def _ranges(fact: str, *ends: c.Scalar) -> list[c.Atom]:
    tests = [
        c.InRange(low, high, low_open=open_, high_open=open_)
        for low, high in (*((None, end) for end in ends), *((end, None) for end in ends), (ends[0], ends[-1]))
        for open_ in (False, True)
    ]
    return [atom(fact, test) for test in tests]


ATOMS = [
    *(
        atom("message", c.ContainsWords(phrases))
        for phrases in (*((p,) for p in PHRASES), PHRASES[:2], PHRASES[3:])
    ),
    *(atom("message", c.MatchesPattern(pattern)) for pattern in PATTERNS),
    atom("message", c.IsIn(("hello card", "hello"))),
    *_ranges("claim", Money(1000, "GBP"), Money(2000, "GBP")),
    *_ranges("claim", Money(1000, "EUR")),
    *_ranges("waited", 60, 3600),
    *_ranges("mood", Decimal("-0.5"), Decimal("0.25"), Decimal(1)),
    *_ranges("followers", 1, 2),
    *_ranges("booked", NOON, NOON + timedelta(hours=5)),
    *_ranges("received", NOON, NOON + timedelta(hours=20)),
    *(atom(fact, c.OpenDuring("care_hours")) for fact in ("received", "booked")),
    *(atom(fact, c.InSeason((1, 3), (2, 3), "Europe/London")) for fact in ("received", "booked")),
    atom("received", c.InSeason((3, 3), (28, 2), "Europe/London")),
    atom("language", c.IsIn(("cy", "en"))),
    atom("topics", c.HasAny()),
    *(atom("topics", c.Has(topic)) for topic in ("fraud", "hours", "hardship")),
    *(atom(fact, c.IsUnknown()) for fact in VALUES if fact != "received"),
]
SIGNED = st.sampled_from(ATOMS).flatmap(
    lambda one: st.booleans().map(lambda negated: c.Atom(one.fact, one.test, negated, HERE))
)
CONDITIONS: st.SearchStrategy[c.Condition] = st.recursive(
    SIGNED,
    lambda parts: st.lists(parts, min_size=2, max_size=4).flatmap(
        lambda some: st.sampled_from([both(*some), either(*some)])
    ),
    max_leaves=8,
)
FACTS: st.SearchStrategy[dict[str, m.Value]] = st.fixed_dictionaries(
    {"received": st.sampled_from(VALUES["received"])},
    optional={name: st.sampled_from(values) for name, values in VALUES.items() if name != "received"},
)


def about(facts: dict[str, m.Value]) -> Situation:
    """Take facts to the evaluator; a message shows its topics, be it none."""
    if "message" in facts:
        facts = {"topics": frozenset(), **facts}
    return situation(ONE, {"channel": "twitter", "sector": "banking", **facts}, {}, WORLD)


@given(CONDITIONS, st.lists(FACTS, min_size=20, max_size=40))
@settings(max_examples=200, deadline=None)
def test_what_some_value_makes_true_is_possible_and_what_is_possible_is_shown(
    condition: c.Condition, drawn: list[dict[str, m.Value]]
) -> None:
    """In both directions, for texts, numbers, money, durations, moments and sets; so also for the negation."""
    finder = Finder(space_of([ONE], [SMALL], [condition]))
    goal = finder.space.truth(condition)
    held = {is_true(condition, about(facts)) for facts in drawn}
    for literal, truth in ((goal, True), (-goal, False)):
        witness = finder.witness(literal)
        if truth in held:
            assert witness is not None
        if witness is not None:
            assert is_true(condition, about(dict(witness.facts))) is truth


@given(CONDITIONS, st.lists(FACTS, min_size=20, max_size=40))
@settings(max_examples=200, deadline=None)
def test_regions_say_in_words_exactly_where_a_condition_holds(
    condition: c.Condition, drawn: list[dict[str, m.Value]]
) -> None:
    """Every interaction in a region makes it true; unless there are more regions, none outside does."""
    finder = Finder(space_of([ONE], [SMALL], [condition]))
    found, more = regions(finder.space.truth(condition), finder, HERE)
    for facts in drawn:
        here = about(facts)
        inside = any(is_true(region.where, here) for region in found)
        if inside or not more:
            assert inside == is_true(condition, here)
