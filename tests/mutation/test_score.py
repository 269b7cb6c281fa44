"""Faults that are planted in a small policy, counted by hand."""

from __future__ import annotations

from collections import Counter

from interfaces.command_line import POLICY
from remit.driver.compile import compile_text
from remit.driver.examples import run_examples
from remit.driver.mutation.kills import kills
from remit.driver.mutation.score import Outcome, Planted, Score, score
from remit.driver.policy import Policy
from remit.syntax.format import format_text

WIDER = """\
policy "Desk"
  sector retail
  time zone Europe/London
  owner "Desk"
  purpose "Answer"

channel twitter  public
channel email    private
team desk   works always
team chief  works always
cue loud "Many read it"
cue late "It took long"
term asks means intent is question or intent is request
fact basket  money

sla quick
  respond within 2 hours

path desk_path
  start with desk
  after 1 day without response escalate to chief

section "First"

  rule "Loud"
    when author.followers is at least 1000 and channel is public
    unless intent is spam
    then hold for chief
     and flag loud

section "Second"

  rule "Questions"
    when asks
    then answer
     and follow desk_path
     and apply quick

  rule "Dear"
    when basket is over 20 GBP
    then flag late
    from 2026-03-02

section "Third"

  table "Never read" first row wins
    | intent is  | then                |
    | spam       | stay silent as spam |
    | compliment | hold for chief      |

  otherwise hold for desk
"""
EXAMPLES = """
example "At the edge"
  given channel is twitter
    and author.followers is 1000
    and received is 2026-03-02 10:00
  expect hold for chief
    and flag loud

example "Under it"
  given channel is twitter
    and author.followers is 999
    and received is 2026-03-02 10:00
  expect hold for desk

example "A question"
  given channel is email
    and intent is question
    and received is 2026-03-02 10:00
  expect answer
    and apply quick
    and quick.respond due 2026-03-02 12:00
  after 1 day expect team chief
"""


def _score(text: str, sample: int | None = None, seed: int = 0) -> Score:
    return score(Policy(compile_text(text)), sample=sample, seed=seed)


def _said(some: tuple[Planted, ...]) -> list[str]:
    return [one.fault.says for one in some]


def _of(found: Score, says: str) -> Planted:
    [one] = [one for one in found.planted if one.fault.says == says]
    return one


def test_the_score_of_a_small_policy_is_that_counted_by_hand() -> None:
    """Sixteen faults, of which the two examples notice ten, and the check one more."""
    found = _score(POLICY)
    assert Counter(one.fault.kind.value for one in found.planted) == {
        "part of a condition dropped": 3,
        "part of a condition negated": 3,
        "handling swapped": 3,
        "action dropped": 3,
        "rule removed": 3,
        "exception removed": 1,
    }
    counts = (len(found.planted), found.by_examples, found.by_guarantees, found.refused, found.percent)
    assert counts == (16, 10, 0, 1, 68.75)
    assert _said(found.survivors) == [
        "`topics include hours` were left out",
        "`do not give priority` were left out",
        "`flag shop_down` were left out",
        "rule “Down” were not there",
        "`hold for desk` were `answer`",
    ]


def test_without_examples_nothing_is_noticed() -> None:
    """Not one fault."""
    found = _score(WIDER)
    assert found.planted
    assert (found.by_examples, found.by_guarantees, found.examples) == (0, 0, 0)


def test_a_threshold_is_moved_both_ways_and_each_side_needs_its_example() -> None:
    """1000 notices 1001, and 999 notices 999."""
    found = _score(WIDER + EXAMPLES)
    higher = "`author.followers is at least 1000` were `author.followers is at least 1001`"
    lower = "`author.followers is at least 1000` were `author.followers is at least 999`"
    assert [_of(found, says).by for says in (higher, lower)] != [None, None]
    noticed = {says: by.title for says in (higher, lower) if (by := _of(found, says).by)}
    assert noticed == {higher: "At the edge", lower: "Under it"}
    money = "`basket is over 20.00 GBP` were `basket is over 20.01 GBP`"
    assert _of(found, money).by is None


def test_a_part_of_a_term_is_one_fault_wherever_the_term_is_named() -> None:
    """Its place is where the term is stated."""
    text = WIDER.replace("when basket is over 20 GBP", "when basket is over 20 GBP and not asks")
    found = _score(text + EXAMPLES)
    one = _of(found, "`intent is question` were left out")
    assert one.fault.rule is None
    assert text[one.fault.place.start : one.fault.place.end] == "intent is question"
    assert one.by is not None
    assert one.by.title == "A question"


def test_lengths_and_steps_are_noticed_by_what_is_expected_of_time() -> None:
    """A due moment notices another length, a story a step that is missing."""
    found = _score(WIDER + EXAMPLES)
    assert _of(found, "`respond within 2 hours` of sla quick were `respond within 3 hours`").by is not None
    step = "`after 1 day without response escalate to chief` of path desk_path were left out"
    assert _of(found, step).by is not None
    without = EXAMPLES.replace("\n    and quick.respond due 2026-03-02 12:00", "").replace(
        "\n  after 1 day expect team chief", ""
    )
    found = _score(WIDER + without)
    assert _of(found, "`respond within 2 hours` of sla quick were `respond within 3 hours`").by is None
    assert _of(found, step).by is None


def test_what_makes_no_difference_is_told_apart() -> None:
    """Rows that never hold together may change places; a part that another implies may go."""
    found = _score(WIDER)
    assert _of(found, "rows 1 and 2 of table “Never read” changed places").outcome is Outcome.SAME
    text = WIDER.replace("when asks\n", "when asks and intent is one of question, request, complaint\n")
    found = _score(text)
    implied = "`intent is one of question, request, complaint` were left out"
    assert _of(found, implied).outcome is Outcome.SAME
    whole = _of(found, "`intent is question or intent is request` were left out")
    assert whole.outcome is Outcome.SURVIVED


def _pasted(text: str) -> Score:
    policy = Policy(compile_text(text))
    examples = kills(policy, score(policy))
    assert all(format_text(one.text) == one.text for one in examples)
    whole = Policy(compile_text(text + "".join(f"\n{one.text}" for one in examples)))
    assert all(result.verdict.name == "MET" for result in run_examples(whole))
    return score(whole)


def test_what_survives_is_shown_by_an_example_that_would_notice_it() -> None:
    """Pasted, the examples pass, and nothing is left that receipt alone could show."""
    assert _pasted(POLICY).survivors == ()
    step = "`after 1 day without response escalate to chief` of path desk_path were left out"
    assert _said(_pasted(WIDER).survivors) == [step]


def test_what_the_check_refuses_is_no_survivor() -> None:
    """Without its `otherwise` a policy does not compile; no example has to say so."""
    found = _score(POLICY)
    assert _of(found, "the otherwise of “All” were not there").outcome is Outcome.REFUSED


def test_what_makes_no_difference_for_whatever_reason_is_told_apart() -> None:
    """A promise that no rule makes; a rule for cases that another always decides before it."""
    text = WIDER.replace("     and apply quick\n", "").replace(
        'section "Third"',
        'section "Two"\n\n  rule "Late"\n    when asks\n    then hold for desk\n\nsection "Third"',
    )
    found = _score(text)
    for says in (
        "`respond within 2 hours` of sla quick were `respond within 3 hours`",
        "rule “Late” were not there",
    ):
        assert _of(found, says).outcome is Outcome.SAME


def test_a_guarantee_notices_what_an_example_only_reaches() -> None:
    """The example expects a flag and nothing of the handling; the guarantee asks for that."""
    text = (
        WIDER
        + """
guarantee "Loud posts are read by the chief"
  when author.followers is at least 1000 and channel is public and intent is not spam
  then hold for chief

example "Loud"
  given channel is twitter
    and intent is question
    and author.followers is 5000
    and received is 2026-03-02 10:00
  expect flag loud
"""
    )
    found = _score(text)
    [by] = [
        one.by
        for one in found.planted
        if one.fault.rule is not None
        and one.fault.rule.name == "Loud"
        and one.fault.says == "`hold for chief` were `answer`"
    ]
    assert by is not None
    assert by.title == "Loud posts are read by the chief"
    assert found.by_guarantees >= 1
    assert _of(found, "`flag loud` were left out").by != by


def test_an_example_that_fails_already_notices_nothing() -> None:
    """It is counted apart."""
    wrong = EXAMPLES.replace("expect hold for chief\n    and flag loud", "expect answer")
    found = _score(WIDER + wrong)
    assert (found.examples, found.left_out) == (3, 1)
    assert "At the edge" not in {one.by.title for one in found.planted if one.by is not None}


def test_a_sample_is_the_same_for_the_same_seed() -> None:
    """And another for another."""
    some, again, other = (_score(POLICY, sample=6, seed=seed) for seed in (1, 1, 2))
    assert len(some.planted) == 6
    assert _said(some.planted) == _said(again.planted)
    assert _said(some.planted) != _said(other.planted)


def test_what_was_found_before_an_interruption_is_kept() -> None:
    """What nothing noticed until then is not decided, and not in the score."""

    def interrupt(done: int, _: int) -> None:
        if done == 6:
            raise KeyboardInterrupt

    found = score(Policy(compile_text(POLICY)), step=interrupt)
    assert found.stopped
    assert len(found.planted) == 6
    assert {one.outcome for one in found.planted} == {Outcome.NOTICED, Outcome.NOT_DECIDED}
    assert found.percent == 100
