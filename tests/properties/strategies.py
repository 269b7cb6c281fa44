"""Small random assemblies and interactions, with every construct that the order and the aspects know."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from hypothesis import strategies as st

from reference.building import (
    ALWAYS,
    CARE,
    CLOCK,
    CUE,
    HERE,
    SmallWorld,
    Words,
    acts,
    assembly,
    atom,
    both,
    channel,
    either,
    exception,
    fact,
    is_,
    otherwise,
    policy,
    priority,
    row,
    rule,
    section,
    yes,
)
from remit.backends.reference.situation import Situation, situation
from remit.model import conditions as c
from remit.model import nodes as m
from remit.model import types as t

CHANNELS = (
    channel("twitter"),
    channel("mentions", listen_only=True),
    channel("dm", public=False, needs=yes("vulnerable"), link="our messages"),
    channel("webchat", public=False, open="care_hours", link="bank.example/chat"),
    channel("newsletter", broadcast_only=True),
)
SWITCHES = (
    m.Switch("incident", None, None, (), HERE),
    m.Switch("outage", None, "intent", (), HERE),
    m.Switch("pre_election", None, None, ((date(2026, 3, 2), date(2026, 3, 3)),), HERE),
)
REPLIES = (
    m.Reply("move", public=True, private=True, texts={"en": ("Over there.",), "cy": ("Draw.",)}, span=HERE),
    m.Reply(
        "vulnerability",
        public=True,
        private=True,
        texts={"en": ("Vulnerable: ", m.Hole("fact", "vulnerable", 3), "."), "cy": ("Agored i niwed.",)},
        span=HERE,
    ),
)
PATHS = (m.Path("slow_path", "desk", "night_desk", "desk", (), HERE),)
TEAMS = (
    m.Team("desk", "care_hours", HERE),
    m.Team("night_desk", "always", HERE),
    m.Team("chief", "always", HERE),
)
WORDS = Words(
    facts=(fact("channel", t.OneOf(tuple(one.name for one in CHANNELS))),),
    channels=CHANNELS,
    switches=SWITCHES,
    replies=REPLIES,
    paths=PATHS,
    teams=TEAMS,
)
INTENTS = ("complaint", "question", "comment")
TOPICS = ("fraud", "hours")
MOMENTS = tuple(
    datetime(2026, 3, day, hour, tzinfo=UTC)
    for day, hour in ((1, 12), (1, 23), (2, 0), (2, 12), (3, 12), (4, 0))
)

# ------------------------------------------------------------------------------------------------ conditions

ATOMS: st.SearchStrategy[c.Atom] = st.one_of(
    st.sampled_from([is_("intent", value) for value in INTENTS]),
    st.just(is_("intent", "complaint", "question")),
    st.just(yes("vulnerable")),
    st.sampled_from([is_("channel", "twitter"), is_("channel", "dm", "webchat")]),
    st.sampled_from([atom("topics", c.Has(topic)) for topic in TOPICS]),
    st.just(atom("topics", c.HasAny())),
    st.sampled_from(
        [
            atom("followers", c.InRange(low, high, low_open=open_, high_open=open_))
            for low, high in ((None, 10), (10, None), (5, 10))
            for open_ in (False, True)
        ]
    ),
    st.sampled_from([atom(name, c.IsUnknown()) for name in ("intent", "topics", "vulnerable")]),
    st.sampled_from([yes("incident"), yes("pre_election"), atom("outage", c.Covers("intent"))]),
    st.just(is_("language", "cy")),
).flatmap(lambda one: st.booleans().map(lambda negated: replace(one, negated=negated)))
WRITTEN: st.SearchStrategy[c.Condition] = st.recursive(
    ATOMS,
    lambda parts: st.lists(parts, min_size=1, max_size=3).flatmap(
        lambda some: st.sampled_from([both(*some), either(*some)])
    ),
    max_leaves=4,
)
# Half of all rules hold always: where few do, few meet.
CONDITIONS = st.booleans().flatmap(lambda plain: st.just(ALWAYS) if plain else WRITTEN)
EXEMPTIONS = st.sampled_from([True, True, True, False]).flatmap(lambda none: st.none() if none else WRITTEN)
DATES = st.sampled_from([None, None, None, None, None, date(2026, 3, 1), date(2026, 3, 2), date(2026, 3, 3)])

# ------------------------------------------------------------------------------------------------ actions

HANDLINGS: st.SearchStrategy[m.Handling] = st.sampled_from(
    [
        m.Answer(None),
        m.Answer("move"),
        m.Acknowledge("move"),
        m.Hold("desk"),
        m.Silent("spam"),
        m.Redirect((m.Hop("dm", "move"),)),
        m.Redirect((m.Hop("dm", "move"), m.Hop("webchat", None))),
        m.Redirect((m.Hop("webchat", "vulnerability"),)),
        m.Answer("vulnerability"),
    ]
)
WORDINGS = st.sampled_from(
    [
        m.Wording(must=False, language=None, phrases=("vulnerable yes",)),
        m.Wording(must=False, language="en", phrases=("there", "no")),
        m.Wording(must=True, language="cy", phrases=("agored",)),
        m.Wording(must=True, language=None, phrases=("yes", "draw")),
    ]
)
OWNERS: st.SearchStrategy[m.Owner] = st.sampled_from([m.GiveTo("chief"), m.FollowPath("slow_path")])
ITEMS: st.SearchStrategy[m.Item] = st.sampled_from(
    [CLOCK, CARE, CUE, priority(1), priority(2), m.Item("notification", "chief")]
)


def _kind(item: m.Item) -> str:
    return item.kind


@st.composite
def actions(draw: st.DrawFn, above: tuple[m.Item, ...] = ()) -> m.Actions:
    """Draw what a rule says, now and then nothing at all; an exception takes back items of rules above it."""
    said: list[m.Handling | m.Owner | m.Item | str] = []
    items = draw(st.lists(ITEMS, max_size=2, unique_by=_kind))
    if draw(st.booleans()):
        said.append(draw(HANDLINGS))
    if draw(st.integers(0, 2)) == 0:
        said.append(draw(OWNERS))
    if draw(st.integers(0, 3)) == 0:
        said.append(draw(st.sampled_from(["gold", "silver"])))
    said += items
    kinds = [m.Item("priority", "") if item.kind == "priority" else item for item in dict.fromkeys(above)]
    taken = draw(st.lists(st.sampled_from(kinds), min_size=1, max_size=2, unique=True)) if kinds else []
    return acts(*said, without=tuple(taken))


# ------------------------------------------------------------------------------------------------ rules


@st.composite
def trees(draw: st.DrawFn, name: str) -> list[m.Rule]:
    """Draw a rule with exceptions nested in any way."""
    first, last = draw(st.tuples(DATES, DATES))
    root = rule(name, draw(CONDITIONS), draw(actions()), unless=draw(EXEMPTIONS), first=first, last=last)
    tree = [root]
    for number in range(draw(st.sampled_from([0, 1, 2, 3, 3, 3]))):
        to = draw(st.sampled_from([*tree, tree[-1], tree[-1]]))
        said = draw(actions(tuple(item for one in tree for item in one.actions.items)))
        more = {"unless": draw(EXEMPTIONS), "first": first, "last": last}
        tree.append(exception(f"{name}, but {number}", to, draw(CONDITIONS), said, **more))
    return tree


@st.composite
def tables(draw: st.DrawFn, name: str) -> list[m.Rule]:
    """Draw the rows of a table."""
    first_wins = draw(st.booleans())
    rows = draw(st.lists(st.tuples(CONDITIONS, actions()), min_size=1, max_size=3))
    return [row(name, n, when, said, first_wins=first_wins) for n, (when, said) in enumerate(rows, 1)]


@st.composite
def sections(draw: st.DrawFn, prefix: str, *, defaults: bool) -> m.Section:
    """Draw a section: rules, of which earlier ones may override later ones, a table, a default."""
    written: list[m.Rule] = []
    roots = [f"{prefix} rule {n}" for n in range(draw(st.integers(0, 3)))]
    for number, name in enumerate(roots):
        root, *rest = draw(trees(name))
        later = roots[number + 1 :]
        over = draw(st.lists(st.sampled_from(later), max_size=2, unique=True)) if later else []
        written += [replace(root, overrides=tuple(over)), *rest]
    if draw(st.integers(0, 2)) == 0:
        written += draw(tables(f"{prefix} table"))
    if defaults and draw(st.booleans()):
        written.append(otherwise(prefix, _default(draw(actions()), draw(HANDLINGS))))
    return section(prefix, *draw(st.permutations(written)))


def _default(said: m.Actions, handling: m.Handling) -> m.Actions:
    """Make what a rule says what a default may say: it always handles."""
    return replace(said, handling=handling)


@st.composite
def bans(draw: st.DrawFn) -> m.Ban:
    """Draw a ban that is heard in public, in private or in both, always or under a condition."""
    public, private = draw(st.sampled_from([(True, True), (True, False), (False, True)]))
    when = draw(st.none() | ATOMS)
    return m.Ban(
        "Ban", (draw(WORDINGS),), public, private, draw(st.sampled_from([(), ("move",)])), when, (), HERE
    )


@st.composite
def policies(draw: st.DrawFn, title: str) -> m.Policy:
    """Draw a policy of any stratum."""
    stratum = draw(st.sampled_from(m.Stratum))
    defaults = stratum is not m.Stratum.OVERRIDING
    some = [draw(sections(f"{title}{n}", defaults=defaults)) for n in range(draw(st.integers(0, 2)))]
    languages = draw(st.sampled_from([("en",), ("cy", "en")]))
    some_bans = tuple(draw(st.lists(bans(), max_size=2))) if draw(st.integers(0, 3)) == 0 else ()
    both_said = draw(st.booleans())
    return policy(
        title,
        *some,
        stratum=stratum,
        languages=languages,
        bans=some_bans,
        all_languages_when_unknown=both_said,
    )


@st.composite
def assemblies(draw: st.DrawFn) -> m.Assembly:
    """Draw an assembly of one to three policies; peers may come before one another."""
    some = [draw(policies(title)) for title in "ABC"[: draw(st.integers(1, 3))]]
    for one, other in [(0, 1), (1, 2), (0, 2)]:
        if other < len(some) and draw(st.booleans()):
            before = (*some[one].comes_before, some[other].title)
            some[one] = replace(some[one], comes_before=before)
    return assembly(*some, words=WORDS)


# ------------------------------------------------------------------------------------------------ interactions

VALUES: dict[str, st.SearchStrategy[m.Value]] = {
    "intent": st.sampled_from(INTENTS),
    "vulnerable": st.booleans(),
    "topics": st.frozensets(st.sampled_from(TOPICS)),
    "followers": st.sampled_from([0, 4, 5, 6, 9, 10, 11]),
    "language": st.sampled_from(["cy", "en", "fr"]),
}


@dataclass(frozen=True)
class Given:
    """An interaction by its facts, and how the switches stand."""

    facts: dict[str, m.Value]
    touched: dict[str, bool | frozenset[str]]
    world: SmallWorld

    def within(self, one: m.Assembly) -> Situation:
        """Take it to an assembly."""
        return situation(one, self.facts, self.touched, self.world)


@st.composite
def interactions(draw: st.DrawFn) -> Given:
    """Draw an interaction in which any fact may be unknown."""
    facts: dict[str, m.Value] = {
        "received": draw(st.sampled_from(MOMENTS)),
        "channel": draw(st.sampled_from([one.name for one in CHANNELS])),
        "sector": "banking",
    }
    for name, values in VALUES.items():
        if draw(st.integers(0, 2)):
            facts[name] = draw(values)
    touched: dict[str, bool | frozenset[str]] = {}
    if draw(st.booleans()):
        touched["incident"] = draw(st.booleans())
    if draw(st.booleans()):
        touched["outage"] = draw(st.frozensets(st.sampled_from(INTENTS)))
    if draw(st.integers(0, 3)) == 0:
        touched["pre_election"] = draw(st.booleans())
    shut = frozenset({"care_hours"}) if draw(st.booleans()) else frozenset[str]()
    return Given(facts, touched, SmallWorld(shut))
