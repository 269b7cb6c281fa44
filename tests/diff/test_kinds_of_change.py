"""Each kind of change, as people make it, and what is said of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diff.shop import POLICY, decisions, difference, edited, summary
from remit.driver.difference import say

if TYPE_CHECKING:
    from pathlib import Path


def test_nothing_changes_where_things_are_only_called_otherwise_and_moved(tmp_path: Path) -> None:
    """Names of SLAs, clocks, replies, paths, topics and rules, and the order of rules in a section, mean nothing."""
    new = edited(
        ("usual", "ordinary"),
        ("reply_due", "answer_due"),
        ("sorry for", "apology for"),
        ("with sorry", "with apology"),
        ("refund_path", "money_path"),
        ("topic hours", "topic opening"),
        ("include hours", "include opening"),
        ('rule "Out of hours"', 'rule "Nobody there"'),
    )
    told = difference(tmp_path, new)
    assert summary(told) == []
    assert say.verdict(told) == "nothing changes for any interaction: proved for 1 sector"
    assert told.clean


def test_a_threshold_that_moves_is_a_range(tmp_path: Path) -> None:
    """Just the numbers between the old one and the new one."""
    told = difference(tmp_path, edited(("over 10000", "over 5000")))
    [first, *_] = told.changes
    assert [say.region_words(region) for region in first.regions] == [
        "where channel is twitter and author.followers is 5001 to 10000"
    ]
    assert decisions(first) == (
        "hold for desk, give to desk",
        "hold for manager, give to manager, priority 1",
    )
    assert {change.aspect for change in told.changes} == {"handling", "owner", "priority"}


def test_a_topic_with_other_phrases_is_two_words(tmp_path: Path) -> None:
    """What is about it now and was not, with a message that shows it."""
    told = difference(tmp_path, edited(('"money back"', '"money back", "give me my money"')))
    clock = next(change for change in told.changes if change.aspect == "clock")
    assert [say.region_words(region) for region in clock.regions] == [
        "where topics include refund_after and topics do not include refund_before"
    ]
    assert 'message is "give me my money"' in clock.example.given
    assert clock.example.before.clocks == ()
    assert clock.example.after.clocks == ("reply_due",)
    assert [(word.name, word.says) for word in told.words] == [("refund", ("now also “give me my money”",))]


def test_a_promise_that_is_shorter_means_something_else_under_its_name(tmp_path: Path) -> None:
    """It is told once, wherever it applies, and as tightened."""
    told = difference(tmp_path, edited(("respond within 5", "respond within 3")))
    assert summary(told) == [
        ("SLA: apply usual, which means something else now", ["where topics include refund"])
    ]
    assert [(one.what, one.name) for one in told.promises] == [("tightened", "usual: respond")]


def test_a_clock_that_is_longer_is_loosened(tmp_path: Path) -> None:
    """Clocks compare by content."""
    told = difference(tmp_path, edited(("within 10 working days", "within 15 working days")))
    assert [line for line, _ in summary(told)] == [
        "clock reply_due: start reply_due, which means something else now"
    ]
    assert [(one.what, one.name) for one in told.promises] == [("loosened", "reply_due")]


def test_a_reply_with_other_words_in_one_language_changes_for_that_language(tmp_path: Path) -> None:
    """Whoever writes in the other hears what they heard."""
    told = difference(tmp_path, edited(("Rydym ar agor bob dydd.", "Ar agor bob dydd.")))
    [(line, regions)] = summary(told)
    assert line == "handling: answer with our_hours, which means something else now"
    assert all("language is cy" in region for region in regions)


def test_a_section_that_moves_lets_another_rule_come_first(tmp_path: Path) -> None:
    """Told with the rule that decides now and the one that did."""
    start, end = POLICY.index('section "Loud"'), POLICY.index('section "All"')
    loud = POLICY[start:end]
    moved = POLICY.replace(loud, "").replace("  otherwise hold for desk\n", "")
    new = moved.replace("guarantee", f'{loud}section "Rest"\n\n  otherwise hold for desk\n\nguarantee')
    told = difference(tmp_path, new)
    handling = [change for change in told.changes if change.aspect == "handling"]
    assert {
        (way.old_rule.name, way.new_rule.name)
        for c in handling
        for way in c.ways
        if way.old_rule and way.new_rule
    } == {
        ("Loud accounts", "Refund"),
        ("Loud accounts", "Opening hours"),
    }
    for change in handling:
        assert all("author.followers is over 10000" in say.region_words(region) for region in change.regions)


def test_an_override_that_goes_the_other_way_changes_where_both_hold(tmp_path: Path) -> None:
    """And nowhere else."""
    new = edited(
        ('     and start reply_due\n    overrides "Opening hours"\n', "     and start reply_due\n"),
        ("    then answer with our_hours\n", '    then answer with our_hours\n    overrides "Refund"\n'),
    )
    told = difference(tmp_path, new)
    [change] = told.changes
    assert all("topics include all of" in say.region_words(region) for region in change.regions)
    assert say.headline(change) == "handling: acknowledge with sorry → answer with our_hours"


def test_a_calendar_with_other_hours_changes_where_it_is_asked_for(tmp_path: Path) -> None:
    """Both calendars are said, each as it was or is."""
    told = difference(
        tmp_path, edited(("open monday to friday 09:00 to 17:00", "open monday to friday 09:00 to 18:00"))
    )
    owner = next(change for change in told.changes if change.aspect == "owner")
    words = " ".join(say.region_words(region) for change in told.changes for region in change.regions)
    assert "desk_hours_after" in words or "desk_hours_before" in words
    assert owner.example.before != owner.example.after


def test_a_new_fact_is_unknown_to_the_old_edition(tmp_path: Path) -> None:
    """So is a value that only the new one has."""
    new = (
        edited(
            ("team desk ", "fact order.lost yes or no\n\nteam desk "),
            (
                "  otherwise hold for desk\n",
                '  rule "Lost"\n    when order.lost\n    then flag lost\n\n  otherwise hold for desk\n',
            ),
        )
        + '\ncue lost "Parcels get lost"\n'
    )
    told = difference(tmp_path, new)
    assert summary(told) == [("flag lost: nothing → flag lost", ["where order.lost"])]
    assert [(word.kind, word.name, word.says) for word in told.words] == [("fact", "order.lost", ("is new",))]


def test_a_guarantee_that_goes_is_told(tmp_path: Path) -> None:
    """Though no decision changes."""
    told = difference(tmp_path, POLICY[: POLICY.index("guarantee")])
    assert told.changes == ()
    assert [(one.what, one.title) for one in told.guarantees] == [("lost", "A refund always has its clock")]


def test_a_guarantee_that_no_longer_holds_is_told(tmp_path: Path) -> None:
    """With the rule that lost its clock among the changes."""
    told = difference(tmp_path, edited(("     and start reply_due\n", "")))
    assert [(one.what, one.title) for one in told.guarantees] == [
        ("no longer proved", "A refund always has its clock")
    ]
    assert summary(told) == [("clock reply_due: start reply_due → nothing", ["where topics include refund"])]


def test_days_on_which_only_one_is_in_force_are_said(tmp_path: Path) -> None:
    """What they share is compared."""
    told = difference(
        tmp_path, edited(("from 2026-01-01 until 2026-12-31", "from 2026-07-01 until 2027-06-30"))
    )
    assert told.changes == ()
    assert [(side, str(days.first), str(days.last)) for side, days in told.alone] == [
        ("old", "2026-01-01", "2026-06-30"),
        ("new", "2027-01-01", "2027-06-30"),
    ]


def test_an_edition_that_follows_is_compared_as_if_the_old_one_had_stayed(tmp_path: Path) -> None:
    """Else nothing could be said of what it changes."""
    new = edited(
        ("from 2026-01-01 until 2026-12-31", "from 2027-01-01 until 2027-12-31"), ("over 10000", "over 5000")
    )
    told = difference(tmp_path, new)
    assert told.compared[0].carried
    assert told.changes


def test_a_sector_that_is_new_has_nothing_to_be_compared_with(tmp_path: Path) -> None:
    """It is said as such."""
    told = difference(tmp_path, edited(("sector retail", "sector travel")))
    assert {(side, days.sector) for side, days in told.alone} == {("old", "retail"), ("new", "travel")}
    assert told.compared == ()


def test_the_share_is_counted(tmp_path: Path) -> None:
    """Some combinations of facts, and not all."""
    told = difference(tmp_path, edited(("    then give to desk\n", "    then give to manager\n")))
    [share] = told.shares
    assert 0 < share.changed < share.cells


def test_a_path_that_reads_as_it_did_says_that_what_it_names_changed(tmp_path: Path) -> None:
    """Else nobody would see why it is told."""
    step = "  1 working day before reply_due is due escalate to desk\n\nreply our_hours"
    old = edited(("\nreply our_hours", step))
    new = old.replace("within 10 working days", "within 15 working days")
    told = difference(tmp_path, new, old)
    owner = next(change for change in told.changes if change.aspect == "owner")
    assert say.means(owner.ways[0]) == ((), ("the clock reply_due is another",))


def test_policies_for_any_sector_are_compared_with_those_of_one(tmp_path: Path) -> None:
    """What is for all others has nothing to be compared with, and that is said."""
    told = difference(tmp_path, POLICY, edited(("sector retail", "all sectors")))
    assert told.changes == ()
    assert told.apart == ("any other sector: only OLD is in force on all days",)
    assert not told.clean


def test_a_ban_on_words_that_anything_may_fill_is_told_as_not_compared(tmp_path: Path) -> None:
    """It may stop a reply that was said before, and nobody can say for whom."""
    said = POLICY.replace(
        "reply sorry for",
        "fact order.note text\nplaceholder order.note up to 20 characters\n\nreply sorry for",
    )
    said = re.sub(r'(reply sorry for .*\n  en ")', r"\1{order.note}. ", said)
    assert "{order.note}" in said
    banned = f'{said}\nban "No names"\n  never say "harry"\n'
    told = difference(tmp_path, banned, old=said)
    assert not told.clean
    assert [limit for limit in told.limits if "what a ban stops" in limit]
