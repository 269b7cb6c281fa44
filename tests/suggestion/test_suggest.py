"""Examples that are proposed: what they reach, and that they hold when they are pasted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from interfaces.command_line import POLICY
from properties.strategies import sections
from remit.driver.compile import compile_text
from remit.driver.coverage import coverage
from remit.driver.examples import run_examples
from remit.driver.mutation.score import score
from remit.driver.policy import Policy
from remit.driver.suggestion.suggest import Suggestions, suggest
from remit.syntax.format import format_text
from suggestion.as_text import UnsayableError, as_text

if TYPE_CHECKING:
    from remit.model import nodes as m

EDGES = """\
policy "Desk"
  sector retail
  in force from 2026-01-05 until 2027-12-31
  time zone Europe/London
  owner "Desk"
  purpose "Answer"

channel twitter  public
channel email    private
team desk   works always
team chief  works always
cue loud "Many read it"
cue dear "It is about much money"
fact basket  money

topic parcel
  "my parcel", "where is my order"

topic refund
  "money back"

section "First"

  rule "Loud"
    when author.followers is at least 1000 and channel is public
    then hold for chief
     and flag loud

section "Second"

  rule "Parcels"
    when topics include parcel unless topics include refund
    then answer

  rule "Dear"
    when basket is over 20 GBP
    then flag dear
    from 2026-06-01

  rule "Never"
    when channel is public and channel is private
    then flag dear

  otherwise hold for desk
"""


def _pasted(text: str) -> tuple[Suggestions, Policy]:
    found = suggest(Policy(compile_text(text)))
    return found, Policy(compile_text(text + "\n" + "\n".join(one.text for one in found.examples)))


def _proposed(text: str) -> str:
    return "".join(one.text for one in suggest(Policy(compile_text(text))).examples)


def _failed(policy: Policy) -> list[str]:
    return [result.title for result in run_examples(policy) if result.verdict.name == "FAILED"]


def test_what_is_pasted_holds_and_is_laid_out() -> None:
    """As `remit fmt` would, each with a comment that asks to review it."""
    found, policy = _pasted(EDGES)
    assert found.examples
    assert _failed(policy) == []
    for one in found.examples:
        assert format_text(one.text) == one.text
        assert one.text.startswith("# To review: ")


def test_every_rule_that_can_decide_is_reached_by_what_is_proposed() -> None:
    """And what nothing was found for is said."""
    found, policy = _pasted(EDGES)
    unreached = coverage(policy, run_examples(policy)).unreached
    assert [getattr(part, "name", "") for part in unreached] == ["Never"]
    assert "Reaches rule “Never”." in {words for words, _ in found.not_found}


def test_values_lie_on_each_threshold_and_just_beside_it() -> None:
    """One follower, one penny."""
    text = _proposed(EDGES)
    assert {"1000", "999"} <= set(re.findall(r"author.followers is (\d+)", text))
    assert {"20.00 GBP", "20.01 GBP"} <= set(re.findall(r"basket is (.+)", text))


def test_of_two_sides_only_one_fact_differs() -> None:
    """A pair shows what the part alone makes of it."""
    examples = [one.text.splitlines() for one in suggest(Policy(compile_text(EDGES))).examples]
    on, beside = (
        next(lines for lines in examples if any(value in line for line in lines))
        for value in ("author.followers is 1000", "author.followers is 999")
    )
    given_on, given_beside = (
        {line.strip() for line in lines if line.startswith(("  given", "    and")) and " is " in line}
        for lines in (on, beside)
    )
    assert given_on - given_beside == {"and author.followers is 1000"}
    assert given_beside - given_on == {"and author.followers is 999"}


def test_messages_are_phrases_of_topics() -> None:
    """And nothing names a topic that a message could show."""
    text = _proposed(EDGES)
    assert 'message is "My parcel"' in text
    assert "topics include" not in re.sub(r"(?m)^#.*|^example.*", "", text)


def test_once_pasted_there_is_nothing_left_to_propose() -> None:
    """Examples that are there count."""
    found, policy = _pasted(EDGES)
    again = suggest(policy)
    assert again.examples == ()
    assert again.reached == found.wanted - len(found.not_found)


def test_faults_are_noticed_once_suggestions_are_pasted() -> None:
    """The small shop's five survivors become fewer."""
    _, policy = _pasted(POLICY)
    before, after = score(Policy(compile_text(POLICY))), score(policy)
    assert len(before.survivors) == 5
    assert [one.fault.says for one in after.survivors] == ["`do not give priority` were left out"]


@given(st.tuples(sections("S", defaults=False), sections("T", defaults=False)))
@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow]
)
def test_whatever_the_policy_what_is_proposed_holds(some: tuple[m.Section, ...]) -> None:
    """Random rules, exceptions and overrides; what can be said of them as a policy."""
    try:
        text = as_text(some)
    except UnsayableError:
        assume(False)
        return
    compiled = compile_text(text)
    assume(not compiled.report.has_errors)
    found, policy = _pasted(text)
    assert _failed(policy) == []
    assert suggest(policy).examples == ()
    for one in found.examples:
        assert format_text(one.text) == one.text
