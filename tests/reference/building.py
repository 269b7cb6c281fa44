"""Small models built by hand, and a world to decide them in."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from remit.backends.reference.decide import Decided, decide
from remit.backends.reference.situation import Situation, situation
from remit.graph.order import Order
from remit.model import conditions as c
from remit.model import nodes as m
from remit.model import types as t
from remit.source.span import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

HERE = Span("small.remit", 0, 1)
ALWAYS = c.AllOf((), HERE)
NEVER = c.AnyOf((), HERE)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@dataclass(frozen=True)
class SmallWorld:
    """Every calendar is open but those in `shut`; words are found by plain search; patterns are words too."""

    shut: frozenset[str] = frozenset()

    def is_open(self, calendar: str, moment: datetime) -> bool:
        """Open at any moment unless shut."""
        return calendar not in self.shut and moment.tzinfo is not None

    def contains(self, phrases: tuple[str, ...], text: str) -> bool:
        """Any phrase is a part of the text."""
        return any(phrase in text for phrase in phrases)

    def matches(self, pattern: str, text: str) -> bool:
        """Look for the pattern itself."""
        return pattern in text

    def next_opening(self, calendar: str, moment: datetime, language: str) -> str:
        """Name calendar, moment and language."""
        return f"{calendar} opens after {moment:%H:%M} in {language}"


def atom(fact: str, test: c.Test, *, negated: bool = False) -> c.Atom:
    """Make an atom."""
    return c.Atom(fact, test, negated, HERE)


def is_(fact: str, *values: c.Scalar, negated: bool = False) -> c.Atom:
    """`fact is one of values`."""
    return atom(fact, c.IsIn(values), negated=negated)


def yes(fact: str, *, negated: bool = False) -> c.Atom:
    """Test a yes/no fact or a switch, on its own."""
    return is_(fact, True, negated=negated)


def both(*parts: c.Condition) -> c.AllOf:
    """`and`."""
    return c.AllOf(parts, HERE)


def either(*parts: c.Condition) -> c.AnyOf:
    """`or`."""
    return c.AnyOf(parts, HERE)


def acts(*said: m.Handling | m.Owner | m.Item | str, without: tuple[m.Item, ...] = ()) -> m.Actions:
    """Actions; a bare string is an SLA."""
    return m.Actions(
        handling=next((x for x in said if isinstance(x, m.Handling)), None),
        owner=next((x for x in said if isinstance(x, m.Owner)), None),
        sla=next((x for x in said if isinstance(x, str)), None),
        items=tuple(x for x in said if isinstance(x, m.Item)),
        withdraws=without,
    )


def rule(name: str, when: c.Condition, actions: m.Actions, **more: object) -> m.Rule:
    """Make a rule; its policy and section are filled in by `section` and `policy`."""
    plain = m.Rule(
        kind=m.RuleKind.RULE,
        policy="",
        section="",
        name=name,
        when=when,
        unless=None,
        first=None,
        last=None,
        actions=actions,
        because=(),
        excepts=None,
        tree=name,
        overrides=(),
        table=None,
        row=None,
        first_row_wins=False,
        accepts={},
        span=HERE,
    )
    return replace(plain, **more)  # type: ignore[arg-type] # any field of a rule


def exception(name: str, to: m.Rule, when: c.Condition, actions: m.Actions, **more: object) -> m.Rule:
    """Make an exception to a rule or to an exception."""
    return rule(name, when, actions, kind=m.RuleKind.EXCEPTION, excepts=to.name, tree=to.tree, **more)


def row(table: str, number: int, when: c.Condition, actions: m.Actions, *, first_wins: bool = True) -> m.Rule:
    """Make a row of a table."""
    more = {"kind": m.RuleKind.ROW, "table": table, "row": number, "first_row_wins": first_wins}
    return rule(f"{table}, row {number}", when, actions, **more)


def otherwise(section: str, actions: m.Actions) -> m.Rule:
    """Make the default of a section."""
    return rule(f"otherwise of {section}", ALWAYS, actions, kind=m.RuleKind.OTHERWISE)


def section(title: str, *rules: m.Rule) -> m.Section:
    """Make a section; its rules learn its title."""
    return m.Section(title, tuple(replace(rule, section=title) for rule in rules), HERE)


def policy(title: str, *sections: m.Section, **more: object) -> m.Policy:
    """Make a policy of the sector banking; its rules learn its title."""
    plain = m.Policy(
        title=title,
        file="small.remit",
        sectors=("banking",),
        edition="1",
        first=date(2026, 1, 1),
        last=None,
        zone="Europe/London",
        working_days=None,
        regulated=False,
        owner=None,
        purpose=None,
        stratum=m.Stratum.SECTOR,
        comes_before=(),
        languages=("en",),
        all_languages_when_unknown=False,
        accepts={},
        sections=tuple(
            replace(s, rules=tuple(replace(rule, policy=title) for rule in s.rules)) for s in sections
        ),
        bans=(),
        guarantees=(),
        examples=(),
        digest="sha256:" + "0" * 64,
        span=HERE,
    )
    return replace(plain, **more)  # type: ignore[arg-type] # any field of a policy


def channel(name: str, **more: object) -> m.Channel:
    """Make a public, written channel that is always open."""
    plain = m.Channel(
        name=name,
        public=True,
        written=True,
        limit=None,
        needs=None,
        open=None,
        link=None,
        listen_only=False,
        broadcast_only=False,
        span=HERE,
    )
    return replace(plain, **more)  # type: ignore[arg-type] # any field of a channel


def fact(name: str, type_: t.FactType, *, personal: bool = False) -> m.Fact:
    """Declare a fact."""
    return m.Fact(name, type_, personal, None, True, HERE)


FACTS = (
    fact("received", t.Moment()),
    fact("channel", t.OneOf(("twitter", "email", "webchat"))),
    fact("intent", t.OneOf(("complaint", "question", "comment"))),
    fact("topics", t.SomeOf(("fraud", "hours", "hardship"))),
    fact("language", t.AnyWord()),
    fact("message", t.FreeText(), personal=True),
    fact("vulnerable", t.YesNo(), personal=True),
    fact("followers", t.WholeNumber(low=0)),
    fact("mood", t.Number(Decimal(-1), Decimal(1))),
    fact("claim", t.MoneyAmount()),
    fact("waited", t.Elapsed()),
    fact("booked", t.Moment()),
)


@dataclass(frozen=True)
class Words:
    """What an assembly may name besides the standard facts and three channels."""

    channels: tuple[m.Channel, ...] = (
        channel("twitter"),
        channel("email", public=False, link="help@bank.example"),
        channel("webchat", public=False, open="care_hours", link="bank.example/chat"),
    )
    facts: tuple[m.Fact, ...] = ()
    switches: tuple[m.Switch, ...] = ()
    teams: tuple[m.Team, ...] = ()
    paths: tuple[m.Path, ...] = ()
    replies: tuple[m.Reply, ...] = ()
    others: Mapping[str, Mapping[str, object]] = field(default_factory=dict)


def assembly(*policies: m.Policy, words: Words | None = None) -> m.Assembly:
    """Make an assembly of the sector banking."""
    words = words or Words()
    vocabulary: dict[str, Mapping[str, object]] = {name: {} for name in m.Vocabulary.__dataclass_fields__} | {
        "facts": {f.name: f for f in (*FACTS, *words.facts)},
        "channels": {x.name: x for x in words.channels},
        "switches": {x.name: x for x in words.switches},
        "teams": {x.name: x for x in words.teams},
        "paths": {x.name: x for x in words.paths},
        "replies": {x.name: x for x in words.replies},
        **words.others,
    }
    in_order = tuple(sorted(policies, key=lambda p: p.stratum))
    return m.Assembly("banking", None, None, in_order, m.Vocabulary(**vocabulary))  # type: ignore[arg-type]


def about(
    given: m.Assembly,
    facts: Mapping[str, m.Value] | None = None,
    *,
    world: SmallWorld | None = None,
    on: tuple[str, ...] = (),
) -> Situation:
    """Take an interaction on Twitter at noon of 2 March 2026, unless it says otherwise."""
    known: dict[str, m.Value] = {"received": NOON, "channel": "twitter", "sector": "banking", **(facts or {})}
    return situation(given, known, dict.fromkeys(on, True), world or SmallWorld())


def decided(
    given: m.Assembly,
    facts: Mapping[str, m.Value] | None = None,
    *,
    world: SmallWorld | None = None,
    on: tuple[str, ...] = (),
) -> Decided:
    """Decide such an interaction."""
    return decide(about(given, facts, world=world, on=on), Order(given))


CLOCK = m.Item("clock", "final_response")
CARE = m.Item("requirement", "care")
CUE = m.Item("flag", "long_waits")


def priority(level: int) -> m.Item:
    """Make a priority."""
    return m.Item("priority", str(level))
