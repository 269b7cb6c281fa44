"""What a fault that nobody notices would do to an interaction, and the example that would notice it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from remit.contract.problem import InteractionProblem
from remit.driver.suggestion.finder import Given
from remit.driver.suggestion.partial import Partial
from remit.driver.suggestion.written import example_text, expectations, facts_words
from remit.model import types as t
from remit.runtime.value_problem import ValueProblem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from remit.backends.mutation.fault import Fault
    from remit.backends.proof.witness import Witness
    from remit.contract.decision import Deadline
    from remit.driver.desk import Desk
    from remit.driver.suggestion.bench import Bench
    from remit.driver.suggestion.written import Style
    from remit.model.nodes import Policy as Edition
    from remit.model.nodes import Rule, Value

_MESSAGES: Final = 3


@dataclass(frozen=True, slots=True)
class Shown:
    """An interaction that shows a fault, made an example of the policy in `file`.

    `before` is what is expected of it, `after` what would be decided instead; both are lines of an example.
    """

    file: str
    policy: str
    given: Given
    style: Style
    before: tuple[str, ...]
    after: tuple[str, ...]
    about: tuple[Rule, ...]
    due: tuple[Deadline, ...]

    def noticed_at(self, mutant: Desk) -> bool:
        """Whether it would show another fault as well."""
        return _tells(self.before, _lines(self.given, mutant, self.style, self.about, timed=bool(self.due)))

    @property
    def differs(self) -> tuple[str, str | None]:
        """The first thing that is otherwise, as it is and as it would be; None: it would just not be so."""
        gone = [line for line in self.before if line not in self.after]
        new = [line for line in self.after if line not in self.before]
        return gone[0], new[0] if new else None

    @property
    def interaction(self) -> str:
        """The facts, as an example gives them."""
        return " and ".join(facts_words(self.given, self.style))

    def text(self, title: str, reasons: tuple[str, ...]) -> str:
        """Return the example to be pasted. Its facts and what it expects are what this was made of."""
        found = example_text(title, self.given, self.style, reasons=reasons, about=self.about, due=self.due)
        if found is None:
            raise AssertionError("it expects what would be otherwise")
        return found


def shown(bench: Bench, mutant: Desk, witness: Witness, fault: Fault) -> Shown | None:
    """Return the witness as an example that fails with the fault; None where no example can say it."""
    for edition in _editions(bench, fault):
        style = bench.style(edition)
        for given in _forms(bench, edition, witness):
            about = _about(given, mutant)
            for timed in (False, True):
                before = _lines(given, bench.desk, style, about, timed=timed)
                after = _lines(given, mutant, style, about, timed=timed)
                if before and _tells(before, after):
                    due = _due(given, bench.desk) if timed else ()
                    return Shown(edition.file, edition.title, given, style, before, after, about, due)
    return None


def _editions(bench: Bench, fault: Fault) -> list[Edition]:
    """The policy of the fault first, then those that see where it is."""
    policies = bench.desk.assembly.policies
    own = [p for p in policies if p.file == fault.place.file]
    return [*own, *(p for p in reversed(policies) if p not in own)]


def _forms(bench: Bench, edition: Edition, witness: Witness) -> Iterator[Given]:
    """Yield the witness with a message before it is given by its topics, and at a usual moment first."""
    visible, desk = bench.visible(edition), bench.desk
    types = desk.assembly.vocabulary.facts
    facts = {
        name: value
        for name, value in witness.facts.items()
        if not (isinstance(types[name].type, t.SomeOf) and not value)
    }
    if not all(visible.fact(name) for name in facts) or not all(map(visible.switch, witness.switches)):
        return
    if not visible.channel(str(facts["channel"])):
        return
    topics = facts.get("topics")
    plain = {name: value for name, value in facts.items() if name not in ("topics", "language")}
    moments = dict.fromkeys((bench.usual_moment(edition), witness.received))
    forms: list[dict[str, Value]] = []
    if "message" not in facts and (topics or "topics" in witness.facts or "language" in facts):
        wanted = topics if isinstance(topics, frozenset) else frozenset[str]()
        forms += ({**plain, "message": text} for text in islice(bench.messages(wanted), _MESSAGES))
    if "topics" not in facts and "language" not in facts:
        forms.insert(0, plain)
    if not isinstance(topics, frozenset) or all(map(visible.topic, topics)):
        forms.append(facts)
    for form in forms:
        for moment in moments:
            if bench.is_here(moment):
                made = _given({**form, "received": moment}, witness.switches, desk)
                if made is not None:
                    yield made


def _given(
    facts: Mapping[str, Value], switches: Mapping[str, bool | frozenset[str]], desk: Desk
) -> Given | None:
    facts = {name: value for name, value in facts.items() if name != "sector"}
    derived, _ = desk.derive({"id": "shown", "sector": desk.assembly.sector, **facts})
    try:
        here = desk.situation(derived, switches)
        decided = desk.decided(here)
    except (InteractionProblem, ValueProblem):
        return None
    if decided.landed.fault is not None:
        return None
    chosen = Partial(desk.assembly, desk.world, {}, {})
    return Given(facts, frozenset(), switches, here, decided, chosen)


def _lines(
    given: Given, desk: Desk, style: Style, about: tuple[Rule, ...], *, timed: bool
) -> tuple[str, ...]:
    """Return what an example would expect of an interaction at a desk; nothing where it cannot be decided there."""
    old = given.situation
    here = type(old)(desk.assembly, old.facts, old.switches, old.world)
    try:
        decided = desk.decided(here)
    except (InteractionProblem, ValueProblem):
        return ()
    if decided.landed.fault is not None:
        return ()
    there = Given(given.facts, given.unknown, given.switches, here, decided, given.chosen)
    return expectations(there, style, about=about, due=_due(there, desk) if timed else ())


def _due(given: Given, desk: Desk) -> tuple[Deadline, ...]:
    try:
        return desk.deadlines(given.decided, given.situation.received)
    except ValueProblem:
        return ()


def _about(given: Given, mutant: Desk) -> tuple[Rule, ...]:
    """Return rules that hold with the fault; what they would do is expected not to be."""
    old = given.situation
    here = type(old)(mutant.assembly, old.facts, old.switches, old.world)
    try:
        return tuple(mutant.decided(here).holding)
    except (InteractionProblem, ValueProblem):
        return ()


def _tells(before: tuple[str, ...], after: tuple[str, ...]) -> bool:
    """Whether something that is expected is otherwise; `answer` alone is also so of `answer with …`."""
    return any(not any(other == line or other.startswith(f"{line} ") for other in after) for line in before)
