"""When conditions and rules hold."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from reference.building import (
    ALWAYS,
    HERE,
    NEVER,
    Words,
    about,
    acts,
    assembly,
    atom,
    both,
    decided,
    either,
    exception,
    is_,
    otherwise,
    policy,
    row,
    rule,
    section,
    yes,
)
from remit.backends.reference.holds import is_true
from remit.model import conditions as c
from remit.model import nodes as m
from remit.runtime.money import Money

EMPTY = assembly(policy("P"))
ANSWER = m.Answer(None)


def holds(condition: c.Condition, **facts: m.Value) -> bool:
    """Whether a condition is known to hold for an interaction with these facts."""
    return is_true(condition, about(EMPTY, facts))


GBP = Money.parse
ATOMS: list[tuple[c.Atom, m.Value, bool]] = [
    (is_("intent", "complaint"), "complaint", True),
    (is_("intent", "complaint"), "question", False),
    (is_("intent", "complaint", "question"), "question", True),
    (yes("vulnerable"), True, True),
    (yes("vulnerable"), False, False),
    (atom("followers", c.InRange(10, None)), 10, True),
    (atom("followers", c.InRange(10, None)), 9, False),
    (atom("followers", c.InRange(10, None, low_open=True)), 10, False),
    (atom("followers", c.InRange(None, 10)), 10, True),
    (atom("followers", c.InRange(None, 10, high_open=True)), 10, False),
    (atom("followers", c.InRange(5, 10)), 11, False),
    (atom("mood", c.InRange(None, Decimal("-0.5"))), Decimal("-0.5"), True),
    (atom("claim", c.InRange(GBP("20 GBP"), None)), GBP("20.00 GBP"), True),
    (atom("claim", c.InRange(GBP("20 GBP"), None)), GBP("19.99 GBP"), False),
    (atom("claim", c.InRange(GBP("20 GBP"), None)), GBP("50 EUR"), False),
    (atom("claim", c.InRange(None, GBP("20 GBP"))), GBP("5 EUR"), False),
    (atom("topics", c.Has("fraud")), frozenset({"fraud", "hours"}), True),
    (atom("topics", c.Has("fraud")), frozenset(), False),
    (atom("topics", c.HasAny()), frozenset({"hours"}), True),
    (atom("topics", c.HasAny()), frozenset(), False),
    (atom("message", c.ContainsWords(("lost card", "scam"))), "is this a scam", True),
    (atom("message", c.ContainsWords(("lost card", "scam"))), "hello", False),
    (atom("message", c.MatchesPattern("AB12")), "ref AB12", True),
    (atom("message", c.MatchesPattern("AB12")), "ref", False),
    (is_("message", "stop"), "stop", True),
    (is_("message", "stop"), "Stop", False),
    (atom("booked", c.OpenDuring("care_hours")), datetime(2026, 1, 1, tzinfo=UTC), True),
    (
        atom("booked", c.InRange(datetime(2026, 3, 26, tzinfo=UTC), None)),
        datetime(2026, 3, 25, tzinfo=UTC),
        False,
    ),
]


@pytest.mark.parametrize(("condition", "value", "true"), ATOMS)
def test_an_atom_holds_for_its_values(condition: c.Atom, value: m.Value, *, true: bool) -> None:
    """A known value is among those of the atom or it is not."""
    assert holds(condition, **{condition.fact: value}) is true


@pytest.mark.parametrize(("condition", "value", "true"), ATOMS)
def test_a_negated_atom_holds_for_the_other_known_values(
    condition: c.Atom, value: m.Value, *, true: bool
) -> None:
    """Where the value is known, exactly one of an atom and its negation holds."""
    other = c.Atom(condition.fact, condition.test, not condition.negated, HERE)
    assert holds(other, **{condition.fact: value}) is not true


@pytest.mark.parametrize("condition", [condition for condition, _, _ in ATOMS])
def test_neither_an_atom_nor_its_negation_holds_for_the_unknown(condition: c.Atom) -> None:
    """A condition holds only where it is known to."""
    other = c.Atom(condition.fact, condition.test, not condition.negated, HERE)
    assert not holds(condition)
    assert not holds(other)


def test_only_is_unknown_speaks_of_the_unknown() -> None:
    """`is unknown` holds for what is not given, and `is known` for any value."""
    assert holds(atom("intent", c.IsUnknown()))
    assert not holds(atom("intent", c.IsUnknown()), intent="question")
    assert holds(atom("intent", c.IsUnknown(), negated=True), intent="question")
    assert not holds(atom("intent", c.IsUnknown(), negated=True))


def test_an_empty_set_is_known() -> None:
    """That a message shows no topic is something that is known of it."""
    assert holds(atom("topics", c.Has("fraud"), negated=True), topics=frozenset())
    assert holds(atom("topics", c.IsUnknown(), negated=True), topics=frozenset())


def test_and_needs_all_parts_and_or_needs_one() -> None:
    """`and` with no part always holds, `or` with no part never does."""
    complaint, vulnerable = is_("intent", "complaint"), yes("vulnerable")
    assert not holds(both(complaint, vulnerable), intent="complaint")
    assert holds(both(complaint, vulnerable), intent="complaint", vulnerable=True)
    assert holds(either(complaint, vulnerable), intent="complaint")
    assert not holds(either(complaint, vulnerable), intent="question")
    assert holds(ALWAYS)
    assert not holds(NEVER)


@pytest.mark.parametrize(
    ("start", "end", "moment", "true"),
    [
        ((1, 10), (31, 3), "2026-10-01T00:00:00+01:00", True),
        ((1, 10), (31, 3), "2026-09-30T23:59:59+01:00", False),
        ((1, 10), (31, 3), "2026-01-15T12:00:00+00:00", True),
        ((1, 10), (31, 3), "2026-04-01T00:00:00+01:00", False),
        ((1, 10), (31, 3), "2026-03-31T23:59:59+01:00", True),
        ((1, 6), (31, 8), "2026-07-01T12:00:00+01:00", True),
        ((1, 6), (31, 8), "2026-09-01T00:00:00+01:00", False),
        ((1, 6), (31, 8), "2026-05-31T23:30:00+00:00", True),
    ],
)
def test_a_season_is_whole_days_of_every_year_in_its_zone(
    start: tuple[int, int], end: tuple[int, int], moment: str, *, true: bool
) -> None:
    """Both days belong to it, it may run over the new year, and days are those of the zone, not of UTC."""
    season = c.InSeason(start, end, "Europe/London")
    assert holds(atom("received", season), received=datetime.fromisoformat(moment)) is true


SWITCHES = (
    m.Switch("incident", None, None, (), HERE),
    m.Switch("outage", None, "intent", (), HERE),
    m.Switch("pre_election", None, None, ((date(2026, 3, 1), date(2026, 3, 2)),), HERE),
    m.Switch("merger", None, None, ((date(2026, 3, 3), None),), HERE),
)


def test_a_switch_that_nobody_touched_is_off() -> None:
    """It is known to be off, so its negation holds."""
    given = assembly(policy("P"), words=Words(switches=SWITCHES))
    assert not is_true(yes("incident"), about(given))
    assert is_true(yes("incident", negated=True), about(given))
    assert is_true(yes("incident"), about(given, on=("incident",)))


@pytest.mark.parametrize(
    ("switch", "moment", "on"),
    [
        ("pre_election", "2026-03-02T23:59:59+00:00", True),
        ("pre_election", "2026-03-03T00:00:00+00:00", False),
        ("pre_election", "2026-02-28T12:00:00+00:00", False),
        ("merger", "2030-01-01T00:00:00+00:00", True),
        ("merger", "2026-03-02T12:00:00+00:00", False),
    ],
)
def test_a_switch_is_on_by_itself_on_its_days(switch: str, moment: str, *, on: bool) -> None:
    """Both days are included."""
    given = assembly(policy("P"), words=Words(switches=SWITCHES))
    assert is_true(yes(switch), about(given, {"received": datetime.fromisoformat(moment)})) is on


def test_a_switch_by_a_fact_covers_known_values_that_it_is_on_for() -> None:
    """Where the fact is unknown it covers nothing, and that is known of it."""
    given = assembly(policy("P"), words=Words(switches=SWITCHES))
    covers = atom("outage", c.Covers("intent"))
    does_not = atom("outage", c.Covers("intent"), negated=True)

    def true(condition: c.Condition, **facts: m.Value) -> bool:
        plain = about(given, facts)
        states = {**plain.switches, "outage": frozenset({"complaint"})}
        return is_true(condition, type(plain)(given, plain.facts, states, plain.world))

    assert true(covers, intent="complaint")
    assert not true(covers, intent="question")
    assert not true(covers)
    assert true(does_not)
    assert true(does_not, intent="question")
    assert not is_true(covers, about(given, {"intent": "complaint"}))


# ------------------------------------------------------------------------------------------------ rules


def names(given: m.Assembly, **facts: m.Value) -> set[str]:
    """Names of the rules that hold."""
    return {rule.name for rule in decided(given, facts).holding}


def test_an_unknown_exemption_does_not_switch_a_rule_off() -> None:
    """`unless C` means and not known to hold C."""
    kept = rule("kept", ALWAYS, acts(ANSWER), unless=yes("vulnerable"))
    given = assembly(policy("P", section("S", kept)))
    assert names(given) == {"kept"}
    assert names(given, vulnerable=False) == {"kept"}
    assert names(given, vulnerable=True) == set()


def test_a_rule_holds_on_whole_days_of_its_policy() -> None:
    """First and last day are included; the day is that of the policy's time zone."""
    summer = rule("summer", ALWAYS, acts(ANSWER), first=date(2026, 6, 1), last=date(2026, 6, 2))
    given = assembly(policy("P", section("S", summer)))
    held = {
        moment: names(given, received=datetime.fromisoformat(moment)) == {"summer"}
        for moment in (
            "2026-05-31T22:59:59+00:00",
            "2026-05-31T23:00:00+00:00",
            "2026-06-02T22:59:59+00:00",
            "2026-06-02T23:00:00+00:00",
        )
    }
    assert list(held.values()) == [False, True, True, False]


def test_an_exception_holds_only_with_all_that_it_excepts_from() -> None:
    """However deep it stands."""
    root = rule("root", is_("intent", "complaint"), acts(ANSWER))
    child = exception("child", root, yes("vulnerable"), acts(ANSWER))
    grandchild = exception("grandchild", child, atom("topics", c.Has("fraud")), acts(ANSWER))
    given = assembly(policy("P", section("S", root, child, grandchild)))
    fraud = frozenset({"fraud"})
    assert names(given, intent="complaint", vulnerable=True, topics=fraud) == {"root", "child", "grandchild"}
    assert names(given, intent="complaint", vulnerable=False, topics=fraud) == {"root"}
    assert names(given, intent="question", vulnerable=True, topics=fraud) == set()
    assert names(given, intent="complaint", vulnerable=True) == {"root", "child"}


def test_the_first_row_that_holds_is_the_only_one() -> None:
    """Rows of another table, and of one without `first row wins`, hold beside it."""
    fraud, hours = atom("topics", c.Has("fraud")), atom("topics", c.Has("hours"))
    rows = [
        row("T", 1, fraud, acts(ANSWER)),
        row("T", 2, hours, acts(ANSWER)),
        row("T", 3, ALWAYS, acts(ANSWER)),
        row("U", 1, ALWAYS, acts(ANSWER)),
        row("V", 1, fraud, acts(ANSWER), first_wins=False),
        row("V", 2, ALWAYS, acts(ANSWER), first_wins=False),
    ]
    given = assembly(policy("P", section("S", *rows)))
    beside = {"U, row 1", "V, row 2"}
    assert names(given, topics=frozenset({"fraud", "hours"})) == {"T, row 1", "V, row 1", *beside}
    assert names(given, topics=frozenset({"hours"})) == {"T, row 2", *beside}
    assert names(given) == {"T, row 3", *beside}


def test_an_otherwise_always_holds() -> None:
    """It is the order that makes it the last."""
    given = assembly(policy("P", section("S", otherwise("S", acts(ANSWER)))))
    assert names(given) == {"otherwise of S"}
