"""Examples as text, laid out, with what is decided today as what they expect."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final, assert_never

from remit.backends.reference.landing import Held
from remit.graph.value_words import quoted, value_words
from remit.model.nodes import Acknowledge, Answer, Collected, FollowPath, GiveTo, Hop, Silent
from remit.runtime.zones import zone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remit.contract.decision import Deadline
    from remit.driver.suggestion.finder import Given
    from remit.driver.suggestion.visible import Visible
    from remit.model.nodes import Item, Rule, Value

_FIRST: Final = ("channel", "message", "topics", "personal_data", "intent")
_LAST: Final = ("received",)
_ITEMS: Final = {
    Collected.CLOCK: ("start", "clock"),
    Collected.REQUIREMENT: ("require", "requirement"),
    Collected.FLAG: ("flag", "flag"),
    Collected.NOTIFICATION: ("notify", "notification"),
}
_LONGEST_REASON: Final = 150
_REASONS: Final = 3


@dataclass(frozen=True, slots=True)
class Style:
    """How the file that an example is for writes: what it sees, its time zone, and the sector if it must be said."""

    visible: Visible
    zone: str
    sector: str | None


def example_text(
    title: str,
    given: Given,
    style: Style,
    *,
    reasons: Sequence[str],
    about: Sequence[Rule],
    due: Sequence[Deadline],
) -> str | None:
    """Return an example with a comment that asks to review it; None where it could expect nothing.

    What the rules `about` would do and is not done is expected not to be. `due` are deadlines that it expects.
    """
    expected = expectations(given, style, about=about, due=due)
    if not expected:
        return None
    facts = list(facts_words(given, style))
    lines = [*_comment(reasons), f"example {quoted(title)}", f"  given {facts[0]}"]
    lines += [f"    and {fact}" for fact in facts[1:]]
    lines += [f"  expect {expected[0]}", *(f"    and {one}" for one in expected[1:])]
    return "".join(f"{line}\n" for line in lines)


def expectations(
    given: Given, style: Style, *, about: Sequence[Rule], due: Sequence[Deadline]
) -> tuple[str, ...]:
    """Return what an example expects, one a line, without `expect` and `and`."""
    return (*_expected(given, style, due), *_absent(given, style, about))


def _comment(reasons: Sequence[str]) -> Iterator[str]:
    yield "# To review: this is what is decided today. Is it what is meant?"
    for reason in reasons[:_REASONS]:
        cut = reason if len(reason) <= _LONGEST_REASON else f"{reason[: _LONGEST_REASON - 1]}…"
        yield f"# {cut}"
    if len(reasons) > _REASONS:
        yield f"# And {len(reasons) - _REASONS} more."


def facts_words(given: Given, style: Style) -> Iterator[str]:
    """Yield what an example gives, one a line, without `given` and `and`."""
    if style.sector is not None:
        yield f"sector is {style.sector}"
    known = {name: value for name, value in given.facts.items() if name != "sector"}
    others = sorted(known.keys() - {*_FIRST, *_LAST})
    for name in (*_FIRST, *others):
        if name in known:
            yield _fact(name, known[name], style)
        elif name in given.unknown:
            yield f"{name} is unknown"
    yield from (f"{name} is unknown" for name in sorted(given.unknown - known.keys() - set(_FIRST)))
    for name, state in sorted(given.switches.items()):
        if isinstance(state, frozenset):
            yield f"{name} covers {', '.join(sorted(state))}"
        else:
            yield name if state else f"not {name}"
    yield from (_fact(name, known[name], style) for name in _LAST)


def _fact(name: str, value: Value, style: Style) -> str:
    match value:
        case bool():
            return name if value else f"not {name}"
        case frozenset():
            verb = "include" if name.endswith("s") or name == "personal_data" else "includes"
            return f"{name} {verb} {', '.join(sorted(value))}"
        case _:
            fact = style.visible.vocabulary.facts[name]
            return f"{name} is {value_words(value, fact.type, style.zone)}"


def _expected(given: Given, style: Style, due: Sequence[Deadline]) -> Iterator[str]:
    decided, visible = given.decided, style.visible
    yield from _handling(given, visible)
    match decided.owner.term:
        case FollowPath(path) if visible.path(path):
            yield f"follow {path}"
        case GiveTo(team) if visible.team(team) and decided.landed.handling != Held(team):
            yield f"give to {team}"
        case _:
            pass
    if decided.sla.term is not None and visible.sla(decided.sla.term):
        yield f"apply {decided.sla.term}"
    moments = {deadline.name: deadline.due for deadline in due}
    for aspect, (verb, _) in _ITEMS.items():
        for name in decided.items(aspect):
            if _sees(aspect, name, visible):
                moment = moments.pop(name, None) if aspect is Collected.CLOCK else None
                yield f"{verb} {name}" + ("" if moment is None else f" due {_due(moment, style.zone)}")
    if decided.priority is not None:
        yield f"priority {decided.priority}"
    for name, moment in moments.items():
        if "." in name and visible.sla(name.partition(".")[0]):
            yield f"{name} due {_due(moment, style.zone)}"


def _handling(given: Given, visible: Visible) -> Iterator[str]:
    landing = given.decided.landed.handling
    match landing:
        case Answer(reply):
            yield f"answer{_with(reply, visible)}"
        case Acknowledge(reply):
            yield f"acknowledge{_with(reply, visible)}"
        case Hop(channel, reply):
            to = f" to {channel}" if visible.channel(channel) else ""
            yield f"redirect{to}{_with(reply, visible)}"
        case Held(team):
            yield f"hold for {team}" if team is not None and visible.team(team) else "hold"
        case Silent(reason):
            yield f"stay silent as {reason}" if visible.reason(reason) else "stay silent"
        case _:
            assert_never(landing)


def _with(reply: str | None, visible: Visible) -> str:
    return f" with {reply}" if reply is not None and visible.reply(reply) else ""


def _absent(given: Given, style: Style, about: Sequence[Rule]) -> Iterator[str]:
    decided, visible = given.decided, style.visible
    said: dict[str, None] = {}
    for rule in about:
        items: tuple[Item, ...] = (*rule.actions.items, *rule.actions.withdraws)
        for item in items:
            if item.aspect is Collected.PRIORITY:
                if decided.priority is None:
                    said["no priority"] = None
            elif item.name not in decided.items(item.aspect) and _sees(item.aspect, item.name, visible):
                said[f"no {_ITEMS[item.aspect][1]} {item.name}"] = None
        if rule.actions.sla is not None and decided.sla.term is None:
            said["no sla"] = None
        if isinstance(rule.actions.owner, FollowPath) and not isinstance(decided.owner.term, FollowPath):
            said["no path"] = None
    yield from said


def _sees(aspect: Collected, name: str, visible: Visible) -> bool:
    match aspect:
        case Collected.CLOCK:
            return visible.clock(name)
        case Collected.REQUIREMENT:
            return visible.requirement(name)
        case Collected.FLAG:
            return visible.cue(name)
        case Collected.NOTIFICATION:
            return visible.team(name)
        case Collected.PRIORITY:
            return True
    assert_never(aspect)


def _due(moment: datetime, zone_name: str) -> str:
    """Return the date of a deadline that ends with its day, else its moment as well."""
    local = moment.astimezone(zone(zone_name))
    if (local.hour, local.minute, local.second) == (0, 0, 0):
        return f"{(local - timedelta(seconds=1)).date()}"
    return f"{local:%Y-%m-%d %H:%M}" if not local.second else f"{local.date()}"
