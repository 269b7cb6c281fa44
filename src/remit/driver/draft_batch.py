"""Checks drafts one after the other, for as long as there are any; what cannot be checked is refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.driver.batch import logged, tried
from remit.driver.drafts import split
from remit.driver.intake.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remit.contract.draft import DraftCheck
    from remit.driver.batch import Terms
    from remit.driver.intake.records import Item, Refusal, Skipped
    from remit.driver.policy import Policy


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found of a draft, and the record that it is in."""

    record: Record
    check: DraftCheck


def check_drafts(
    policy: Policy, items: Iterable[Item], terms: Terms
) -> Iterator[Checked | Refusal | Skipped]:
    """Yield what becomes of each draft, in their order; several may be for one interaction."""
    for item in items:
        yield (
            tried(item, lambda record: _checked(policy, record, terms)) if isinstance(item, Record) else item
        )


def _checked(policy: Policy, record: Record, terms: Terms) -> Checked:
    interaction, draft = split(record.fields)
    sent = draft.get("sent") or interaction.get("received")
    switches = {**logged(sent, terms.log), **terms.switches}
    return Checked(record, policy.check_draft(interaction, draft, switches=switches))
