"""What happens to a case as time passes and events are told."""

from __future__ import annotations

import pytest

from clocks.cases import Desk, second
from remit.runtime.value_problem import ValueProblem

PATH = """
path p
  start with desk
  after 15 minutes without anyone taking it escalate to lead
  after 4 hours without resolution escalate to boss and notify back
"""


# -------------------------------------------------------------------------------------------- steps of a path


def test_a_step_is_taken_at_its_moment_and_not_a_second_before() -> None:
    """A due moment is the first instant that is too late, and the step is taken at it."""
    desk = Desk(PATH)
    assert desk.at("2026-03-02 10:14:59").team == "desk"
    state = desk.at("2026-03-02 10:15")
    assert (state.team, state.since) == ("lead", second("2026-03-02 10:15"))


def test_a_step_without_is_not_taken_once_that_has_happened() -> None:
    """And the log says why."""
    log = Desk(PATH).log("2026-03-02 10:15", "2026-03-02 10:14:59 taken")
    assert (
        log[-1] == "2026-03-02 10:15 after 15 minutes without anyone taking it: nothing to do, it was taken"
    )


def test_an_event_at_the_moment_of_a_step_is_late() -> None:
    """Timers come before the events of one instant."""
    assert Desk(PATH).at("2026-03-02 10:15", "2026-03-02 10:15 taken").team == "lead"


@pytest.mark.parametrize("event", ["acknowledged", "responded", "resolved", "accepted"])
def test_whoever_does_more_has_taken_the_case(event: str) -> None:
    """So nobody is called to take it."""
    state = Desk(PATH).at("2026-03-02 10:20", f"2026-03-02 10:05 {event}")
    assert (state.team, "taken" in state.reached) == ("desk", True)


def test_an_acknowledgement_is_no_resolution() -> None:
    """The ladder leads down, not up."""
    state = Desk(PATH).at("2026-03-02 14:00", "2026-03-02 10:05 responded")
    assert state.team == "boss"
    assert state.notified == {"back": second("2026-03-02 14:00")}


def test_a_step_waits_for_the_one_above_it() -> None:
    """It is due at the later of its own moment and of the step before, also where that was not taken."""
    desk = Desk("""
path p
  start with desk
  after 2 hours without anyone taking it escalate to lead
  after 1 hour without response notify back
""")
    assert desk.at("2026-03-02 11:59", "2026-03-02 10:30 taken").notified == {}
    assert set(desk.at("2026-03-02 12:00", "2026-03-02 10:30 taken").notified) == {"back"}


def test_a_step_at_an_event_stands_aside_of_the_order_and_is_taken_each_time() -> None:
    """It is neither waited for nor taken once only."""
    desk = Desk("""
path p
  start with desk
  when repaired notify back
  after 1 hour without anyone taking it escalate to lead
""")
    assert desk.at("2026-03-02 11:00").team == "lead"
    log = desk.log("2026-03-02 13:00", "2026-03-02 12:00 repaired", "2026-03-02 12:30 repaired")
    assert log.count("2026-03-02 12:00 notified back: when repaired") == 1
    assert log.count("2026-03-02 12:30 notified back: when repaired") == 1


def test_a_step_for_lack_of_a_declared_event() -> None:
    """Nothing else stands for it."""
    desk = Desk("path p start with desk after 1 hour without repaired notify back")
    assert set(desk.at("2026-03-02 11:00", "2026-03-02 10:30 responded").notified) == {"back"}
    assert desk.at("2026-03-02 11:00", "2026-03-02 10:30 repaired").notified == {}


def test_a_path_never_pauses() -> None:
    """Waiting for the customer pauses promises, not the people who look after the case."""
    assert Desk(PATH).at("2026-03-02 10:15", "2026-03-02 10:01 waiting for customer").team == "lead"


BEFORE = """
clock c
  within 10 days of receipt
  pauses while waiting for customer
  stops when responded
clock later
  within 2 days of proof
path p
  start with desk
  3 days before c is due notify back
  1 day before later is due notify lead
  after 3 days without anyone taking it notify boss
"""


def test_a_step_before_a_clock_is_due_counts_back_from_it() -> None:
    """10 days end with 12 March, so three days before is the end of 9 March."""
    desk = Desk(BEFORE, "c", "later")
    assert set(desk.at("2026-03-09 23:59:59").notified) == set()
    assert desk.at("2026-03-10 00:00").notified["back"] == second("2026-03-10 00:00")


def test_a_step_before_a_clock_moves_with_it() -> None:
    """Two days that began paused put it off by two days."""
    told = ("2026-03-03 10:00 waiting for customer", "2026-03-05 10:00 customer replied")
    desk = Desk(BEFORE, "c", "later")
    assert "back" not in desk.at("2026-03-11 23:59:59", *told).notified
    assert "back" in desk.at("2026-03-12 00:00", *told).notified


def test_a_step_about_a_clock_that_does_not_run_is_left_out_of_the_order() -> None:
    """Those below it do not wait, and it is taken when its clock runs after all."""
    desk = Desk(BEFORE, "c", "later")
    until = "2026-03-10 00:00"
    assert desk.at(until).notified == {"back": second(until), "boss": second(until)}
    told = ("2026-03-05 10:00 taken", "2026-03-10 12:00 proof")
    state = desk.at("2026-03-12 00:00", *told)
    assert state.notified == {"back": second(until), "lead": second("2026-03-12 00:00")}


def test_a_step_before_a_clock_is_not_taken_once_the_clock_has_stopped() -> None:
    """There is nothing left to warn of."""
    assert (
        "back" not in Desk(BEFORE, "c", "later").at("2026-03-20 00:00", "2026-03-03 10:00 responded").notified
    )


def test_no_step_comes_before_receipt() -> None:
    """Thirty days before a clock of ten is at once."""
    desk = Desk(
        "clock c within 10 days of receipt path p start with desk 30 days before c is due notify back", "c"
    )
    assert desk.at("2026-03-02 10:00").notified == {"back": second("2026-03-02 10:00")}


# -------------------------------------------------------------------------------------------- the end of a case


@pytest.mark.parametrize("event", ["resolved", "accepted"])
def test_a_step_whose_moment_comes_while_the_case_is_closed_is_never_taken(event: str) -> None:
    """Not even when the case is opened again later."""
    desk = Desk("""
path p
  start with desk
  after 2 hours without repaired notify back
  after 6 hours without resolution notify boss
""")
    told = [f"2026-03-02 11:00 {event}", "2026-03-02 13:00 reopened"]
    assert desk.at("2026-03-02 12:59", *told).notified == {}
    assert desk.at("2026-03-03 09:00", *told).notified == {"boss": second("2026-03-02 16:00")}


def test_being_reopened_undoes_the_answer_and_the_end_but_not_that_someone_has_it() -> None:
    """Whoever took the case still has it."""
    state = Desk(PATH).at("2026-03-02 12:00", "2026-03-02 10:05 accepted", "2026-03-02 11:00 reopened")
    assert state.reached == {"acknowledged", "taken", "reopened"}
    assert state.closed is None


def test_steps_at_the_end_of_a_case_are_taken() -> None:
    """`when resolved` and `when accepted` speak of the closing itself; `when deadlock` of an open case."""
    desk = Desk("""
path p
  start with desk
  when resolved notify back
  when accepted notify lead
  when deadlock refer to ombudsman
  when reopened escalate to boss
""")
    told = ["2026-03-02 11:00 resolved", "2026-03-02 12:00 accepted", "2026-03-02 13:00 deadlock"]
    state = desk.at("2026-03-02 14:00", *told)
    assert (set(state.notified), state.referred, state.team) == ({"back", "lead"}, {}, "desk")
    assert desk.at("2026-03-02 15:00", *told, "2026-03-02 15:00 reopened").team == "boss"


def test_a_clock_runs_on_when_the_case_is_closed() -> None:
    """The law does not ask whether we think that we are done: only the events that it names stop it."""
    desk = Desk("clock c within 2 days of receipt stops when responded if missed refer to ombudsman", "c")
    state = desk.at("2026-03-05 00:00", "2026-03-02 12:00 resolved")
    assert state.closed is not None
    assert state.referred == {"ombudsman": second("2026-03-05 00:00")}


# -------------------------------------------------------------------------------------------- clocks


CLOCK = """
clock c
  within 2 days of receipt or at deadlock, whichever is sooner
  never pauses
  stops when responded
  if missed refer to ombudsman and require letter and flag counted and notify back and start d
clock d
  within 5 days of deadlock
"""


def test_what_follows_a_missed_clock_comes_at_its_due_moment() -> None:
    """Everything that it says, in the order of its text, and the clock that it starts."""
    state = Desk(CLOCK, "c").at("2026-03-05 00:00")
    moment = second("2026-03-05 00:00")
    assert (state.referred, state.required) == ({"ombudsman": moment}, {"letter": moment})
    assert (state.flagged, state.notified) == ({"counted": moment}, {"back": moment})
    assert state.running["c"].missed == moment
    assert state.running["d"].due is None


def test_a_clock_that_stops_in_time_is_never_missed() -> None:
    """The last second before it is due is in time."""
    running = Desk(CLOCK, "c").at("2026-03-09 00:00", "2026-03-04 23:59:59 responded").running["c"]
    assert (running.missed, running.stopped, running.late) == (None, second("2026-03-04 23:59:59"), 0)


def test_a_missed_clock_says_how_late_it_was_stopped() -> None:
    """It stays missed."""
    desk = Desk(CLOCK, "c")
    running = desk.at("2026-03-09 00:00", "2026-03-05 02:00 responded").running["c"]
    assert (running.missed, running.late) == (second("2026-03-05 00:00"), 7200)
    log = desk.log("2026-03-09 00:00", "2026-03-05 02:00 responded")
    assert log[-1] == "2026-03-05 02:00 c stopped late by 2 hours, it was due 2026-03-04 24:00"


def test_stopping_at_the_due_moment_is_late() -> None:
    """By no time at all, and late."""
    running = Desk(CLOCK, "c").at("2026-03-05 00:00", "2026-03-05 00:00 responded").running["c"]
    assert (running.missed is not None, running.late) == (True, 0)


def test_an_event_that_makes_a_clock_due_makes_it_missed_then() -> None:
    """And what follows comes at that instant; the clock that counts from the event runs."""
    desk = Desk(CLOCK, "c")
    state = desk.at("2026-03-03 10:00", "2026-03-03 10:00 deadlock")
    assert state.referred == {"ombudsman": second("2026-03-03 10:00")}
    assert desk.words(state.running["d"].due or 0) == "2026-03-08 24:00"


def test_an_answer_in_substance_does_not_stop_a_clock_that_names_another_event() -> None:
    """For clocks nothing stands for anything else."""
    desk = Desk("clock c within 2 days of receipt stops when acknowledged", "c")
    assert desk.at("2026-03-06 00:00", "2026-03-02 11:00 responded").running["c"].missed is not None


def test_a_clock_counts_from_the_latest_anchor_that_has_happened() -> None:
    """From receipt until then, and anew from the event; a second such event changes nothing."""
    desk = Desk("clock c within 1 month of the latest of receipt, proof stops when responded", "c")
    assert desk.due("c", "2026-03-02 10:00") == "2026-04-02 24:00"
    assert desk.due("c", "2026-03-10 10:00", "2026-03-10 10:00 proof") == "2026-04-10 24:00"
    twice = ("2026-03-10 10:00 proof", "2026-03-20 10:00 proof")
    assert desk.due("c", "2026-03-20 10:00", *twice) == "2026-04-10 24:00"


def test_a_clock_that_the_case_has_is_not_started_again() -> None:
    """It keeps its start, and nothing is noted."""
    desk = Desk(
        """
clock c within 2 days of receipt if missed start e
clock e within 3 days of receipt if missed notify back
""",
        "c",
        "e",
    )
    log = desk.log("2026-03-10 00:00")
    assert [line for line in log if "started" in line] == []
    assert [line for line in log if "notified" in line] == ["2026-03-05 24:00 notified back: e is missed"]


def test_a_clock_that_is_started_too_late_to_be_met_is_missed_at_once() -> None:
    """It counts from what it says it counts from."""
    desk = Desk(
        """
clock c within 3 days of receipt if missed start e
clock e within 1 day of receipt if missed notify back
""",
        "c",
    )
    state = desk.at("2026-03-06 00:00")
    assert state.notified == {"back": second("2026-03-06 00:00")}
    assert state.running["e"].late == 2 * 86_400


def test_of_one_instant_deadlines_come_before_steps() -> None:
    """Both come before the events told at it."""
    desk = Desk(
        """
clock c within 1 hour of receipt if missed escalate to lead
path p
  start with desk
  after 1 hour without anyone taking it escalate to boss
""",
        "c",
    )
    assert desk.log("2026-03-02 11:00", "2026-03-02 11:00 taken")[1:] == [
        "2026-03-02 11:00 c missed",
        "2026-03-02 11:00 escalated to lead: c is missed",
        "2026-03-02 11:00 escalated to boss: after 1 hour without anyone taking it",
        "2026-03-02 11:00 taken",
    ]


# -------------------------------------------------------------------------------------------- waiting


PAUSED = """
sla s
  acknowledge within 1 hour
  respond within 4 hours
  resolve within 5 working days
  update every 1 day
  pauses while waiting for customer, proof
clock law
  within 6 hours of receipt
  never pauses
  stops when responded
"""


def test_what_pauses_has_no_due_moment_until_the_wait_is_over() -> None:
    """Then the time that was waited is added; a clock that never pauses knows nothing of it."""
    desk = Desk(PAUSED, "law")
    told = ("2026-03-02 10:30 waiting for customer", "2026-03-02 12:00 customer replied")
    state = desk.at("2026-03-02 11:00", *told)
    assert state.running["s.respond"].due is None
    assert state.running["s.respond"].paused == second("2026-03-02 10:30")
    assert state.waiting == {"customer": second("2026-03-02 10:30")}
    assert desk.due("law", "2026-03-02 11:00", *told) == "2026-03-02 16:00"
    assert desk.due("s.respond", "2026-03-02 12:00", *told) == "2026-03-02 15:30"
    assert desk.at("2026-03-02 12:00", *told).waiting == {}


def test_nothing_is_missed_while_it_pauses() -> None:
    """However long the customer takes."""
    state = Desk(PAUSED).at("2026-06-02 10:30", "2026-03-02 10:30 waiting for customer")
    assert {name: running.missed for name, running in state.running.items()} == dict.fromkeys(state.running)


def test_waits_that_overlap_count_once() -> None:
    """From 10:30 to 11:30 in all."""
    desk = Desk(PAUSED)
    told = (
        "2026-03-02 10:30 waiting for customer",
        "2026-03-02 10:45 waiting for proof",
        "2026-03-02 11:00 customer replied",
        "2026-03-02 11:30 proof",
    )
    assert desk.due("s.respond", "2026-03-02 11:15", *told) is None
    assert desk.due("s.respond", "2026-03-02 11:30", *told) == "2026-03-02 15:00"


def test_a_day_that_had_begun_before_the_wait_counts_so_its_end_stays_due() -> None:
    """Waiting from the last afternoon on comes too late to help."""
    desk = Desk(
        """
clock c
  within 2 days of receipt
  pauses while waiting for customer
  if missed notify back
""",
        "c",
    )
    state = desk.at("2026-03-10 00:00", "2026-03-04 15:00 waiting for customer")
    assert state.notified == {"back": second("2026-03-05 00:00")}
    early = desk.at("2026-03-10 00:00", "2026-03-03 15:00 waiting for customer")
    assert (early.notified, early.running["c"].paused) == ({}, second("2026-03-03 15:00"))


def test_the_end_of_a_case_ends_its_waits() -> None:
    """Nobody waits for the customer of a case that is done."""
    told = ("2026-03-02 10:30 waiting for customer", "2026-03-02 11:00 resolved", "2026-03-02 11:30 reopened")
    assert Desk(PAUSED).at("2026-03-02 11:30", *told).waiting == {}


# -------------------------------------------------------------------------------------------- promises


@pytest.mark.parametrize(
    ("event", "met"),
    [
        ("taken", set()),
        ("acknowledged", {"s.acknowledge"}),
        ("responded", {"s.acknowledge", "s.respond"}),
        ("resolved", {"s.acknowledge", "s.respond", "s.resolve", "s.update"}),
        ("accepted", {"s.acknowledge", "s.respond", "s.resolve", "s.update"}),
    ],
)
def test_a_promise_is_kept_by_what_says_more(event: str, met: set[str]) -> None:
    """A response acknowledges, a resolution responds."""
    running = Desk(PAUSED).at("2026-03-02 10:30", f"2026-03-02 10:30 {event}").running
    assert {name for name, one in running.items() if one.stopped is not None} == met


def test_a_promise_that_was_kept_stays_so_when_the_case_is_reopened() -> None:
    """As does one that was missed."""
    running = (
        Desk(PAUSED).at("2026-03-20 10:00", "2026-03-02 12:00 resolved", "2026-03-02 13:00 reopened").running
    )
    assert running["s.acknowledge"].missed == second("2026-03-02 11:00")
    assert running["s.acknowledge"].late == 3600
    assert running["s.resolve"].missed is None


def test_updates_are_owed_from_the_first_word_on_and_each_renews_the_promise() -> None:
    """A day after each, at the end of that day; one that is missed stays missed, with the worst delay."""
    desk = Desk(PAUSED)
    assert desk.due("s.update", "2026-03-02 10:30") is None
    told = ["2026-03-02 10:30 acknowledged"]
    assert desk.due("s.update", "2026-03-02 10:30", *told) == "2026-03-03 24:00"
    told.append("2026-03-04 06:00 responded")
    running = desk.at("2026-03-04 06:00", *told).running["s.update"]
    assert (running.missed, running.late) == (second("2026-03-04 00:00"), 6 * 3600)
    assert desk.due("s.update", "2026-03-04 06:00", *told) == "2026-03-05 24:00"
    told.append("2026-03-05 10:00 acknowledged")
    running = desk.at("2026-03-06 12:00", *told).running["s.update"]
    assert (running.due, running.late) == (second("2026-03-07 00:00"), 6 * 3600)


# -------------------------------------------------------------------------------------------- the whole


def test_the_log_tells_the_whole_course() -> None:
    """In order, with the reason and the due moments that it speaks of."""
    desk = Desk(PATH + PAUSED, "law", notified=("back",))
    told = (
        "2026-03-02 10:20 acknowledged",
        "2026-03-02 10:30 waiting for customer",
        "2026-03-02 14:30 customer replied",
        "2026-03-02 17:00 responded",
    )
    assert desk.log("2026-03-02 17:00", *told) == [
        "2026-03-02 10:00 received: desk has it",
        "2026-03-02 10:15 escalated to lead: after 15 minutes without anyone taking it",
        "2026-03-02 10:20 acknowledged",
        "2026-03-02 10:20 s.acknowledge met, it was due 2026-03-02 11:00",
        "2026-03-02 10:20 s.update is due 2026-03-03 24:00: acknowledged",
        "2026-03-02 10:30 waiting for customer",
        "2026-03-02 10:30 s.respond pauses: waiting for customer",
        "2026-03-02 10:30 s.resolve pauses: waiting for customer",
        "2026-03-02 10:30 s.update pauses: waiting for customer",
        "2026-03-02 14:00 escalated to boss: after 4 hours without resolution",
        "2026-03-02 14:00 notified back: after 4 hours without resolution",
        "2026-03-02 14:30 customer replied",
        "2026-03-02 14:30 s.respond is due 2026-03-02 18:00: customer replied",
        "2026-03-02 14:30 s.resolve is due 2026-03-09 17:00: customer replied",
        "2026-03-02 14:30 s.update is due 2026-03-03 24:00: customer replied",
        "2026-03-02 16:00 law missed",
        "2026-03-02 17:00 responded",
        "2026-03-02 17:00 s.respond met, it was due 2026-03-02 18:00",
        "2026-03-02 17:00 law stopped late by 1 hour, it was due 2026-03-02 16:00",
    ]


def test_what_comes_next_is_known() -> None:
    """Until the case is closed."""
    desk = Desk(PATH)
    coming = desk.at("2026-03-02 10:00").next_step
    assert coming is not None
    assert coming.at == second("2026-03-02 10:15")
    assert desk.at("2026-03-02 10:10", "2026-03-02 10:10 resolved").next_step is None


def test_nothing_happens_to_a_case_before_it_is_received() -> None:
    """Such a story is refused."""
    with pytest.raises(ValueProblem, match="before the case was received"):
        Desk(PATH).at("2026-03-02 12:00", "2026-03-02 09:00 taken")


def test_what_comes_later_is_not_known_yet() -> None:
    """Events after the moment that is asked for are left out."""
    desk = Desk(PATH)
    assert desk.at("2026-03-02 10:10", "2026-03-02 10:20 resolved") == desk.at("2026-03-02 10:10")


def test_an_hour_is_an_hour_when_the_clocks_change() -> None:
    """28 March 2026, 23:30, and four hours: the clocks go forward in between."""
    state = Desk(PATH, received="2026-03-28 23:30").at("2026-03-29 04:30")
    assert (state.team, state.since) == ("boss", second("2026-03-29 04:30"))
