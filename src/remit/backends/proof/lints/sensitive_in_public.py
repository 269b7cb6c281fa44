"""An answer in public to what people speak of in private: a personal topic, or personal data that a message shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from remit.backends.proof.lints.concern import Concern
from remit.model.conditions import Has, HasAny
from remit.model.nodes import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.backends.proof.lints.concern import Question

LINT = "sensitive_in_public"
_MOST_RULES: Final = 5


def find(question: Question) -> Iterator[Concern]:
    """Yield each personal topic answered so, with the rules; in a regulated sector each rule for data that is shown."""
    circuit, variables, assembly = question.circuit, question.space.variables, question.assembly
    in_public = circuit.all((question.landed(Answer), question.public))
    for name, topic in question.vocabulary.topics.items():
        if not topic.personal:
            continue
        goal = circuit.all((in_public, variables["topics"].literal(Has(name))))
        found = [*question.by_rule(LINT, goal)]
        # What a rule accepts, it accepts of every topic.
        deciding = [each for each in found if LINT not in each.accepts]
        if deciding:
            rules = dict.fromkeys(each.span for each in deciding)
            also = tuple((span, "answers it") for span in [*rules][:_MOST_RULES])
            facts = {"what": f"a message about `{name}` can be answered in public"}
            yield Concern(LINT, assembly, topic.span, facts, {}, deciding[0].witness, None, also)
    if any(policy.regulated for policy in assembly.policies):
        shows = variables["personal_data"].literal(HasAny())
        for concern in question.by_rule(LINT, circuit.all((in_public, shows))):
            yield concern.with_facts(
                what=f"rule `{concern.facts['rule']}` can answer in public a message that shows personal data"
            )
