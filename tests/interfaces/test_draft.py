"""`remit draft`: what may not be sent, and why."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from interfaces.command_line import lines, remit

if TYPE_CHECKING:
    from pathlib import Path

    from interfaces.command_line import Ended

SHOP = """\
policy "Shop"
  sector retail
  edition "1"
  in force from 2026-01-01 until 2026-06-30
  time zone Europe/London
  owner "Shop manager"
  purpose "Answer plainly"

channel twitter public  written up to 60 characters
channel email   private written link "help@shop.example"
channel video   public  written broadcast only

team desk works always

switch recall "Something is recalled"

reply sorry for public, private
  en "We are sorry."

placeholder parcel up to 20 characters

ban "No promises"
  en never say "guaranteed"
  because "Fair words"

ban "The recall is told"
  when recall
  en must say "recall"

section "All"

  rule "Complaints"
    when intent is complaint and channel is private
    then answer with sorry

  otherwise hold for desk

guarantee "No complaint is settled in public"
  when intent is complaint and channel is public
  then never answer
   and never say sorry
"""


@pytest.fixture
def outbox(tmp_path: Path) -> Path:
    """The folder with the policy."""
    (tmp_path / "shop.remit").write_text(SHOP)
    return tmp_path


def record(draft: object, **more: object) -> str:
    """A complaint on Twitter and what somebody wants to say."""
    return json.dumps(
        {
            "id": "1",
            "received": "2026-03-02T10:00:00Z",
            "channel": "twitter",
            "intent": "complaint",
            "draft": draft,
            **more,
        }
    )


def check(outbox: Path, *records: str, more: tuple[str, ...] = ()) -> Ended:
    """Check drafts."""
    return remit("draft", "shop.remit", "--sector", "retail", *more, given=lines(*records), folder=outbox)


def kinds(ended: Ended) -> list[list[str]]:
    """The kinds of objections, by draft."""
    return [[one["kind"] for one in found.get("objections", [])] for found in ended.objects]


def test_what_a_guarantee_or_a_ban_forbids_may_not_be_sent(outbox: Path) -> None:
    """An answer to a complaint in public is stopped, an acknowledgement is not; banned words are stopped in any."""
    ended = check(
        outbox,
        record("All is well."),
        record({"text": "We look into it.", "kind": "acknowledge"}),
        record({"text": "We are sorry.", "kind": "acknowledge", "reply": "sorry", "language": "en"}),
        record({"text": "A refund is guaranteed.", "channel": "email", "language": "en"}),
        record("All is well.", channel="email"),
    )
    assert kinds(ended) == [["guarantee"], [], ["guarantee"], ["ban"], []]
    assert [found["may_be_sent"] for found in ended.objects] == [False, True, False, False, True]
    assert ended.objects[0]["objections"][0]["name"] == "No complaint is settled in public"
    assert ended.objects[0]["objections"][0]["at"] == "shop.remit:40"
    assert ended.objects[3]["objections"][0]["because"] == ["Fair words"]
    assert (ended.status, ended.err) == (1, "checked 5, refused 0\n  3 may not be sent\n")


def test_what_a_channel_does_not_carry_may_not_be_sent(outbox: Path) -> None:
    """Too long, on a channel where nothing is said, or with a placeholder that nobody has filled."""
    ended = check(
        outbox,
        record("Well. " * 11, intent="question"),
        record({"text": "Hello", "channel": "video"}, intent="question"),
        record("Your {parcel}, {case}, {smile} and {hours of desk}", intent="question"),
    )
    assert kinds(ended) == [["length"], ["channel"], ["unfilled", "unfilled", "unfilled"]]
    assert [one["name"] for one in ended.objects[2]["objections"]] == ["parcel", "case", "hours of desk"]


def test_switches_are_as_they_stand_when_it_is_sent(outbox: Path) -> None:
    """A ban that hangs on a switch is asked with the switch of that moment."""
    (outbox / "log.jsonl").write_text('{"switch": "recall", "at": "2026-03-02T12:00:00Z", "state": "on"}\n')
    draft = {"text": "We know.", "kind": "acknowledge", "language": "en"}
    ended = check(
        outbox,
        record({**draft, "sent": "2026-03-02T11:00:00Z"}),
        record({**draft, "sent": "2026-03-02T13:00:00Z"}),
        more=("--switch-log", "log.jsonl"),
    )
    assert kinds(ended) == [[], ["ban"]]


def test_the_edition_in_force_when_it_is_sent_is_asked(outbox: Path) -> None:
    """Words that a later edition forbids may not be sent then, whenever the message came."""
    later = SHOP.replace('edition "1"', 'edition "2"').replace("2026-01-01 until 2026-06-30", "2026-07-01")
    later = later.replace('policy "Shop"', 'use "shop.remit"\n\npolicy "Shop"')
    own = later[: later.index("channel twitter")] + later[later.index('ban "No promises"') :]
    own = own[: own.index('ban "The recall')].replace("guaranteed", "well") + own[own.index("section") :]
    (outbox / "later.remit").write_text(own)
    ended = remit(
        "draft",
        ".",
        "--sector",
        "retail",
        given=lines(
            record({"text": "All is well.", "language": "en"}, channel="email"),
            record(
                {"text": "All is well.", "language": "en", "sent": "2026-07-02T10:00:00Z"}, channel="email"
            ),
        ),
        folder=outbox,
    )
    assert kinds(ended) == [[], ["ban"]]


@pytest.mark.parametrize(
    ("draft", "code", "field"),
    [
        (None, "R0703", "draft.text"),
        ("  ", "R0703", "draft.text"),
        ({"text": 3}, "R0702", "draft.text"),
        ({"text": "A", "knd": "answer"}, "R0701", "draft.knd"),
        ({"text": "A", "kind": "reply"}, "R0709", "draft.kind"),
        ({"text": "A", "channel": "fax"}, "R0709", "draft.channel"),
        ({"text": "A", "reply": "sory"}, "R0709", "draft.reply"),
        ({"text": "A", "sent": "2026-03-02T10:00:00"}, "R0705", "draft.sent"),
        ({"text": "A", "sent": "2027-03-02T10:00:00Z"}, "R0721", "received"),
    ],
)
def test_a_draft_that_cannot_be_read_is_refused_and_the_others_go_on(
    draft: object, code: str, field: str, outbox: Path
) -> None:
    """With its line, a code and the field."""
    ended = check(outbox, record(draft), record({"text": "Hello", "kind": "acknowledge"}))
    assert ended.status == 1
    assert [found["may_be_sent"] for found in ended.objects] == [True]
    refused = json.loads(ended.err.splitlines()[0])
    assert (refused["line"], refused["code"], refused["field"]) == (1, code, field)


def test_drafts_are_read_from_tables_too_and_shown_to_people(outbox: Path) -> None:
    """A column is the draft; what stands against it is told with its place."""
    (outbox / "drafts.csv").write_text(
        "id,received,message,answer\n1,2026-03-02T10:00:00Z,My parcel is late,A refund is guaranteed\n"
    )
    ended = remit(
        "draft", "shop.remit", "--in", "drafts.csv", "--map", "answer=draft.text", "--set", "channel=email",
        "--set", "draft.language=en", "--sector", "retail", "--text", folder=outbox,
    )  # fmt: skip
    assert ended.status == 1
    assert "may not be sent on email" in ended.out
    assert 'the words break the ban "No promises" (shop.remit:22)' in ended.out
