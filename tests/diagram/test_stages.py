"""Everything that a policy brings about is in its diagram."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest

from diagram.page import texts_of
from graph.policies import everything_drawn, shipped
from remit.backends.diagram.draw import Form, draw
from remit.backends.diagram.layout import picture_of
from remit.backends.diagram.picture import ArrowKind, CardKind, Picture
from remit.graph.from_model import build
from remit.graph.nodes import (
    ChannelNode,
    ClockNode,
    Gate,
    HandlingNode,
    NoticeNode,
    PathNode,
    RuleNode,
    SlaNode,
    StepNode,
    TeamNode,
)
from remit.graph.parts import only_path
from remit.graph.time_words import length_words
from remit.model.nodes import Redirect, RuleKind

if TYPE_CHECKING:
    from remit.graph.nodes import Node
    from remit.graph.workflow import Workflow

PICTURE = picture_of(everything_drawn())


def said(picture: Picture) -> set[str]:
    """Return every text of a picture."""
    texts = {lane.heading for lane in picture.lanes} | {lane.note for lane in picture.lanes}
    for lane in picture.lanes:
        texts |= {arrow.label for arrow in lane.arrows}
        for card in lane.cards:
            texts |= {card.title} | {line.text for line in card.lines}
            texts |= {line.text for row in card.rows for line in row.lines}
    return texts


def must_say(payload: Node) -> list[str]:
    """Return the words without which a node is not in the picture."""
    match payload:
        case Gate():
            return [payload.section]
        case RuleNode(rule):
            if rule.kind is RuleKind.ROW:
                return [rule.table or ""]
            return ["otherwise" if rule.kind is RuleKind.OTHERWISE else rule.name]
        case HandlingNode(handling):
            return ["redirect"] if isinstance(handling, Redirect) else []
        case ChannelNode(channel):
            return [channel.name]
        case PathNode(path):
            return [path.name, f"start with {path.team}"]
        case TeamNode(team) | NoticeNode(team):
            return [team.name, f"works {team.works}"]
        case StepNode():
            return [step.name for step in payload.does]
        case ClockNode(clock):
            return [clock.name, *clock.because]
        case SlaNode(sla):
            return [sla.name, *(length_words(t.within, {t.within.calendar or ""}) for t in sla.targets)]
        case _:
            return []


def missing(workflow: Workflow) -> list[str]:
    """Return what a workflow has and its picture does not say."""
    texts = said(picture_of(workflow))
    wanted = [words for _, payload in workflow.nodes() for words in must_say(payload)]
    return [words for words in wanted if not any(words in text for text in texts)]


def test_every_stage_is_in_the_picture() -> None:
    """Sections, rules, handlings, hops, teams, steps, clocks and promises are all said somewhere."""
    assert missing(everything_drawn()) == []


def test_every_stage_of_the_shipped_policies_is_in_the_picture() -> None:
    """The same holds of the policies that come with Remit."""
    for whole in shipped():
        assert missing(build(whole)) == []


def test_lanes_stand_in_the_order_of_the_policy() -> None:
    """Sections first, as they are written, then paths, clocks, promises and teams."""
    headings = [lane.heading for lane in PICTURE.lanes]
    assert headings == ["First", "Second", "Path up", "Clocks", "Service promises", "Teams"]
    assert [card.title for card in PICTURE.lanes[0].cards if card.kind is CardKind.RULE] == [
        "Fraud",
        "Anger",
        "Sadness",
    ]


def test_the_title_names_policy_edition_and_days() -> None:
    """Whoever holds the page knows which policy it is, of which edition, and when it holds."""
    assert PICTURE.title == "Everything"
    assert PICTURE.notes == (
        "sector banking · in force from 2026-01-05 until 2027-12-31",
        "edition 1 · owner The board",
        "On forum we only listen: whatever would be said there lands as silence",
    )


def test_a_rule_says_all_of_itself() -> None:
    """Its conditions, its days, what it does beside its handling, and why; a redirect shows its alternatives."""
    cards = {card.title: card for card in PICTURE.lanes[0].cards}
    assert [line.text for line in cards["Fraud"].lines] == [
        "when topics include fraud and channel is public",
        "unless author.role is staff",
        "from 2026-02-01 until 2026-12-31",
        "follow up",
        "apply quick",
        "start answer_by",
        "notify lawyers",
        "priority 1",
        "Reason <1> & more",
    ]
    assert [line.text for line in cards["redirect"].lines] == [
        "1  letter, if customer.tier is one of standard, premium, vip",
        "2  chat, if received during late",
        "3  email",
        "with move",
    ]
    assert [line.text for line in cards["stay silent as abuse"].lines] == ["The message is abusive"]


def test_a_table_is_one_card_with_a_row_each() -> None:
    """Rows keep their conditions and lead to their own handlings."""
    lane = PICTURE.lanes[1]
    (table,) = [card for card in lane.cards if card.kind is CardKind.TABLE]
    assert table.title == "By topic"
    assert [line.text for line in table.lines] == ["first row wins"]
    assert [[line.text for line in row.lines] for row in table.rows] == [
        ["when topics include hours and colour is one of red, blue"],
        ["when topics include access", "flag loud"],
    ]
    assert [arrow.source for arrow in lane.arrows if "answer with sorry" in arrow.target] == [
        table.rows[0].id
    ]


def test_time_and_events_have_arrows_of_their_own() -> None:
    """What time brings says after how long, what an event brings says which."""
    arrows = {(a.kind, a.label) for lane in PICTURE.lanes for a in lane.arrows if a.label}
    assert arrows == {
        (ArrowKind.CONDITION, "except"),
        (ArrowKind.OVERRIDES, "overrides"),
        (ArrowKind.TIMED, "after 15 minutes without anyone taking it"),
        (ArrowKind.EVENT, "when deadlock"),
        (ArrowKind.TIMED, "2 days before answer_by is due"),
        (ArrowKind.TIMED, "after 4 weeks without resolution"),
        (ArrowKind.EVENT, "when resolved, at any time"),
        (ArrowKind.TIMED, "if missed"),
        (ArrowKind.EVENT, "when responded or customer replied"),
        (ArrowKind.EVENT, "when resolved"),
    }


def test_arrows_join_cards_that_are_there() -> None:
    """In whole pictures and in parts no arrow hangs in the air."""
    for workflow in (everything_drawn(), only_path(everything_drawn(), "up")):
        picture = picture_of(workflow)
        cards = {picture.intake.id} | {c.id for lane in picture.lanes for c in lane.cards}
        ends = cards | {row.id for lane in picture.lanes for card in lane.cards for row in card.rows}
        arrows = [*picture.arrows, *(arrow for lane in picture.lanes for arrow in lane.arrows)]
        assert {arrow.source for arrow in arrows} <= ends
        assert {arrow.target for arrow in arrows} <= cards


@pytest.mark.parametrize("form", get_args(Form))
@pytest.mark.parametrize(
    "part", [{"section": "Second"}, {"path": "up"}, {"rule": "Anger"}, {"section": "First", "rule": "Anger"}]
)
def test_a_part_can_be_drawn_in_every_form(form: Form, part: dict[str, str]) -> None:
    """A part is smaller than the whole."""
    assert 0 < len(draw(everything_drawn(), form, **part)) < len(draw(everything_drawn(), form))


def test_a_part_says_that_it_is_one() -> None:
    """A page with one section cannot be taken for the whole policy."""
    drawn = draw(everything_drawn(), "svg", section="Second")
    assert isinstance(drawn, bytes)
    assert "Onlysection“Second”" in texts_of(drawn)
