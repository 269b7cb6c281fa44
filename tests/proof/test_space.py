"""What cannot be together, and pairs of interactions that differ in some facts only."""

from __future__ import annotations

from proof.small_ground import SMALL
from properties.strategies import WORDS
from reference.building import assembly, atom, is_, policy, yes
from remit.backends.proof.space import space_of
from remit.backends.proof.witness import Finder
from remit.model import conditions as c

ONE = assembly(policy("P"), words=WORDS)
COVERED = atom("outage", c.Covers("intent"))
TOPICS_UNKNOWN = atom("topics", c.IsUnknown())


def finder(*conditions: c.Condition) -> Finder:
    """Ask of a small assembly what some conditions ask."""
    return Finder(space_of([ONE], [SMALL], conditions))


def possible(*conditions: c.Condition) -> bool:
    """Whether some interaction makes all of these true."""
    asked = finder(*conditions)
    return asked.solver.possible(*(asked.space.truth(one) for one in conditions))


def test_a_message_shows_its_topics() -> None:
    """Whoever reads a message knows what it is about, be it nothing; without one nobody needs to."""
    assert not possible(atom("message", c.ContainsWords(("card",))), TOPICS_UNKNOWN)
    assert possible(atom("message", c.IsUnknown()), TOPICS_UNKNOWN)
    assert possible(atom("message", c.IsUnknown()), atom("topics", c.Has("fraud")))


def test_a_switch_covers_nothing_whose_fact_is_unknown() -> None:
    """It is on for values."""
    assert not possible(COVERED, atom("intent", c.IsUnknown()))
    assert possible(COVERED, is_("intent", "comment"))


def test_a_text_that_holds_words_holds_all_that_stand_in_them() -> None:
    """`my card` is never found without `card`."""
    mine, any_ = (atom("message", c.ContainsWords((words,))) for words in ("my card", "card*"))
    assert not possible(mine, c.Atom(any_.fact, any_.test, negated=True, span=any_.span))
    assert possible(any_, c.Atom(mine.fact, mine.test, negated=True, span=mine.span))


def test_two_of_a_pair_share_all_but_what_may_differ() -> None:
    """A switch that is on for a value is on for both of them that have it, and need not be for another value."""
    asked = finder(COVERED, yes("vulnerable"), is_("intent", "comment"))
    one, other = asked.space, asked.space.twin({"intent"})
    covered = one.truth(COVERED), -other.truth(COVERED)
    known = one.variables["intent"].known, other.variables["intent"].known
    assert asked.solver.possible(*covered, *known)
    comment = one.truth(is_("intent", "comment")), other.truth(is_("intent", "comment"))
    assert not asked.solver.possible(*covered, *comment)
    assert not asked.solver.possible(one.truth(yes("vulnerable")), -other.truth(yes("vulnerable")))


def test_a_witness_says_only_what_is_needed() -> None:
    """Everything else is unknown, and the moment is one at which people write."""
    asked = finder(is_("intent", "comment"), yes("vulnerable"))
    witness = asked.witness(asked.space.truth(is_("intent", "comment")))
    assert witness is not None
    assert set(witness.facts) == {"received", "channel", "intent"}
    assert witness.switches == {}
    assert witness.received.hour == 10
