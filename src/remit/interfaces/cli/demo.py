"""`remit demo`: the main job, on what comes with Remit."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

import click

from remit.diagnostics.colour import Style
from remit.diagnostics.suggest import suggestion
from remit.driver.batch import Made, Terms, decide_all, known_kinds, known_switches
from remit.driver.intake.reading import Format, open_interactions
from remit.driver.intake.records import Refusal
from remit.driver.intake.seen import SeenIds
from remit.driver.intake.switches import read_switch_log
from remit.driver.shipped import sample_interactions, sample_switch_log, shipped_policies
from remit.interfaces.cli import output, parts
from remit.interfaces.cli.card import Page, decision_lines, interaction_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remit.driver.batch import Outcome
    from remit.driver.policy import Policy

_NEXT = "Next: `remit init my-policy --sector retail` writes a policy of your own to start from."
EXAMPLES = """\b
Examples:
  remit demo
  remit demo --sector banking
  remit demo --json > decisions.jsonl
"""


@click.command("demo", epilog=EXAMPLES)
@click.option("--json", "as_json", is_flag=True, help="Print the decisions as JSON, one a line.")
@click.option("--sector", metavar="NAME", help="Only this sector.")
def command(sector: str | None, *, as_json: bool) -> int:
    """Decide sample messages of every sector and channel with the policies that come with Remit."""
    policy = parts.load([shipped_policies()])
    outcomes = _outcomes(policy)
    if sector is not None:
        known = sorted({str(_sector(one)) for one in outcomes if isinstance(one, Made)})
        if sector not in known:
            raise click.UsageError(f"no sample is of the sector `{sector}`; {suggestion(sector, known)}")
        outcomes = [one for one in outcomes if _sector(one) == sector]
    made = [outcome for outcome in outcomes if isinstance(outcome, Made)]
    refused = [outcome for outcome in outcomes if isinstance(outcome, Refusal)]
    if as_json:
        for one in made:
            output.out(one.decision.to_json())
    else:
        page = Page(output.paint_for(sys.stdout), output.width())
        output.out("\n".join([*_sectors(made, page), *_summary(made, page)]))
    for refusal in refused:
        output.note(f"refused line {refusal.line}: [{refusal.code}] {refusal.to_dict()['reason']}")
    return output.FINDINGS if refused else output.DONE


def _outcomes(policy: Policy) -> list[Outcome]:
    log = sample_switch_log()
    terms = Terms(log=read_switch_log(log, known_switches(policy)) if log else None)
    with (
        open_interactions(sample_interactions(), Format.JSONL, known_kinds(policy)) as intake,
        SeenIds() as seen,
    ):
        return list(decide_all(policy, intake, terms, seen))


def _sector(outcome: Outcome) -> object:
    return outcome.record.fields.get("sector") if isinstance(outcome, Made) else None


def _sectors(made: Sequence[Made], page: Page) -> Iterator[str]:
    for sector in sorted({str(_sector(one)) for one in made}):
        own = [one for one in made if _sector(one) == sector]
        title = f" {sector} ({output.counted(len(own), 'message')}) "
        yield page.paint(Style.HEADLINE, title.center(page.width, "─"))
        yield ""
        for one in own:
            yield from interaction_lines(one.record.fields, page)
            yield from decision_lines(one.decision, page)
            yield ""


def _summary(made: Sequence[Made], page: Page) -> Iterator[str]:
    """Yield what became of all messages, in a few lines."""
    decisions = [one.decision for one in made]
    channels = {str(one.record.fields.get("channel")) for one in made}
    sectors = {_sector(one) for one in made}
    yield page.paint(Style.HEADLINE, " all messages ".center(page.width, "─"))
    yield (
        f"{output.counted(len(made), 'message')} in {output.counted(len(sectors), 'sector')} "
        f"over {output.counted(len(channels), 'channel')}"
    )
    kinds = Counter(decision.handling.kind for decision in decisions)
    yield from page.entry("handling", ", ".join(f"{number:,} {kind}" for kind, number in kinds.most_common()))
    owners = Counter(decision.team for decision in decisions if decision.team)
    yield from page.entry("teams", ", ".join(f"{number:,} {team}" for team, number in owners.most_common(8)))
    clocks = sum(bool(decision.clocks) for decision in decisions)
    personal = sum(bool(decision.derived.personal_data) for decision in decisions)
    faults = sum(getattr(decision.handling, "fault", None) is not None for decision in decisions)
    yield from page.entry("clocks", f"{clocks:,} start a clock of their own")
    yield from page.entry("personal", f"{personal:,} show personal data, which is masked above")
    if faults:
        yield from page.entry("faults", f"{faults:,} are held because rules disagree or none applies")
    yield ""
    yield _NEXT
