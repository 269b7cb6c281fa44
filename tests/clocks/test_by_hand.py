"""The course of a case against a second reading of the page on stories, minute by minute."""

from __future__ import annotations

from functools import cache

from hypothesis import example, given, settings
from hypothesis import strategies as st

from clocks import by_hand
from clocks.cases import Desk
from remit.clocks.case import Event, Opening, Wait
from remit.clocks.course import course
from remit.model import nodes as m
from remit.runtime.durations import Duration, Unit
from remit.source.span import Span

UNTIL = 60
EVENTS = ("taken", "acknowledged", "responded", "resolved", "accepted", "reopened", "repaired", "deadlock")
MINUTES = st.integers(0, UNTIL)


@cache
def desk() -> Desk:
    """Somebody whose time zone and calendars serve every case."""
    return Desk("")


def length(minutes: int) -> m.Length:
    """A number of minutes."""
    return m.Length(Duration(minutes, Unit.MINUTE), None)


def steps() -> st.SearchStrategy[by_hand.Step]:
    """One step of a path; the team that it notifies tells it from others."""
    return st.one_of(
        st.builds(by_hand.After, MINUTES, st.sampled_from(EVENTS), st.sampled_from("abcdef")),
        st.builds(by_hand.When, st.sampled_from(EVENTS), st.sampled_from("ghi")),
        st.builds(by_hand.Before, MINUTES, st.sampled_from(["one", "two"]), st.sampled_from("jkl")),
    )


def clock(name: str) -> st.SearchStrategy[by_hand.Clock]:
    """A clock of that name."""
    stops = st.sampled_from(["responded", "resolved", "repaired"])
    return st.builds(
        by_hand.Clock, st.just(name), MINUTES, stops, st.booleans(), st.booleans(), st.just(f"late {name}")
    )


TOLD = st.lists(
    st.tuples(MINUTES, st.sampled_from([*EVENTS, "waiting", "waiting", "customer_replied"])), max_size=7
).map(lambda told: tuple(sorted(told, key=lambda one: one[0])))


def real_step(step: by_hand.Step, i: int) -> m.PathStep:
    """The same in the model."""
    notify, span = (m.Step("notify", step.team),), Span("p", i, i + 1)
    match step:
        case by_hand.After(minutes, lack):
            return m.AfterWithout(length(minutes), lack, notify, span)
        case by_hand.When(event):
            return m.OnEvent(event, notify, span)
        case by_hand.Before(minutes, name):
            return m.BeforeClock(length(minutes), name, notify, span)


def real_clock(one: by_hand.Clock) -> m.Clock:
    """The same in the model."""
    return m.Clock(
        name=one.name,
        statutory=False,
        within=length(one.minutes),
        landing=None,
        anchors=("receipt",),
        sooner="deadlock" if one.sooner else None,
        counts_receipt=False,
        roll=None,
        pauses=("customer",) if one.pauses else (),
        extension=None,
        stops=(one.stop,),
        if_missed=(m.Step("notify", one.team),),
        because=(),
        span=Span("p", 99, 100),
    )


@settings(max_examples=400, deadline=None)
# A clock that pauses is due at once all the same where an event makes it so.
@example(
    path=(),
    clocks=(
        by_hand.Clock("one", 20, "responded", pauses=True, sooner=True, team="late one"),
        by_hand.Clock("two", 60, "responded", pauses=False, sooner=False, team="late two"),
    ),
    told=((10, "waiting"), (40, "deadlock")),
)
@given(path=st.lists(steps(), max_size=5).map(tuple), clocks=st.tuples(clock("one"), clock("two")), told=TOLD)
def test_both_readings_agree(
    path: tuple[by_hand.Step, ...],
    clocks: tuple[by_hand.Clock, ...],
    told: tuple[tuple[int, str], ...],
) -> None:
    """On what is done, minute by minute, and on what was missed and what stopped."""
    counted = by_hand.Course(path, clocks, told)
    counted.walk(UNTIL)
    received = desk().received
    happenings = [
        Wait(received + minute * 60, "customer") if what == "waiting" else Event(received + minute * 60, what)
        for minute, what in told
    ]
    steps_ = tuple(real_step(step, i) for i, step in enumerate(path))
    real_clocks = tuple(real_clock(one) for one in clocks)
    opening = Opening(
        received=received,
        team="desk",
        path=m.Path("p", "desk", None, None, steps_, Span("p", 0, 1)),
        clocks=real_clocks,
    )
    named = {one.name: one for one in real_clocks}
    state = course(opening, happenings, received + UNTIL * 60, named, desk().ground)
    done = [((entry.at - received) // 60, entry.name) for entry in state.log if entry.kind == "notify"]
    assert done == counted.done
    assert {
        name: (one.missed - received) // 60 for name, one in state.running.items() if one.missed is not None
    } == counted.missed
    assert {
        name: (one.stopped - received) // 60 for name, one in state.running.items() if one.stopped is not None
    } == counted.stopped


@settings(max_examples=100, deadline=None)
@given(path=st.lists(steps(), max_size=5).map(tuple), told=TOLD, until=MINUTES)
def test_what_has_happened_stays(
    path: tuple[by_hand.Step, ...], told: tuple[tuple[int, str], ...], until: int
) -> None:
    """The log up to a moment is the beginning of the log up to any later one."""
    received = desk().received
    happenings = [
        Event(received + minute * 60, what)
        for minute, what in told
        if what not in ("waiting", "customer_replied")
    ]
    steps_ = tuple(real_step(step, i) for i, step in enumerate(path))
    opening = Opening(received=received, path=m.Path("p", "desk", None, None, steps_, Span("p", 0, 1)))
    early, late = (
        course(opening, happenings, received + minute * 60, {}, desk().ground).log
        for minute in (until, UNTIL + 1)
    )
    assert late[: len(early)] == early
