"""`remit test`: the examples of policies."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Final

import click

from remit.diagnostics.cells import visible
from remit.diagnostics.colour import Style
from remit.diagnostics.errors import PolicyError
from remit.diagnostics.render_json import to_json
from remit.diagnostics.render_text import render_text
from remit.driver.coverage import Consequence, Taken, coverage
from remit.driver.examples import run_examples
from remit.driver.expectations import Verdict
from remit.graph.time_words import step_moment_words
from remit.interfaces.cli import mutate, output, parts, suggest
from remit.interfaces.cli.files import document
from remit.interfaces.cli.junit import junit, unread_junit
from remit.model.nodes import RuleKind
from remit.signals.masking import mask

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from remit.diagnostics.colour import Paint
    from remit.driver.coverage import Coverage, Part
    from remit.driver.examples import Result, Run
    from remit.driver.expectations import Finding
    from remit.driver.policy import Policy
    from remit.model.nodes import Rule

_KINDS: Final = {
    RuleKind.RULE: ("rule", "rules"),
    RuleKind.EXCEPTION: ("exception", "exceptions"),
    RuleKind.ROW: ("table row", "table rows"),
    RuleKind.OTHERWISE: ("otherwise", "otherwise"),
}
_WIDTH: Final = 100
EXAMPLES = """\b
Examples:
  remit test policies/
  remit test policies/ -k "christmas eve"
  remit test policies/ --coverage
  remit test policies/ --format junit > results.xml
  remit test policies/ --mutate --at-least 80
  remit test policies/ --suggest -k "fraud" > to-review.remit
  remit test policies/ --mutate --suggest -k "fraud" > to-review.remit
"""


@click.command("test", epilog=EXAMPLES)
@parts.policies
@click.option(
    "-k",
    "wanted",
    metavar="WORDS",
    help="Only examples with these words in their title, in any case; only faults, or rules, with them.",
)
@click.option(
    "--coverage",
    "covered",
    is_flag=True,
    help="Say which rules, path steps and missed clocks no example reaches.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "junit"]),
    default="text",
    show_default=True,
    help="How to show the results.",
)
@click.option(
    "--mutate", "mutated", is_flag=True, help="Plant faults, one at a time, and say which are noticed."
)
@click.option(
    "--at-least", type=click.FloatRange(0, 100), metavar="PERCENT", help="Exit status 1 under this score."
)
@click.option("--sample", type=click.IntRange(min=1), metavar="NUMBER", help="Only so many of the faults.")
@click.option("--seed", type=int, default=0, metavar="NUMBER", help="Another sample for each number.")
@click.option(
    "--suggest",
    "suggested",
    is_flag=True,
    help="Propose examples that reach what no example reaches; with --mutate, those that notice what survives.",
)
def command(
    paths: tuple[Path, ...],
    wanted: str | None,
    form: str,
    at_least: float | None,
    sample: int | None,
    seed: int,
    *,
    covered: bool,
    mutated: bool,
    suggested: bool,
) -> int:
    """Run the examples of policy files, or of all those in folders, with the stories that they tell over time."""
    if not mutated and (at_least is not None or sample is not None):
        raise click.UsageError("--at-least and --sample go with --mutate")
    if (mutated or suggested) and (covered or form == "junit"):
        raise click.UsageError("--mutate and --suggest go with --format text or json, not with --coverage")
    try:
        policy = parts.load(paths)
    except PolicyError as error:
        # Whoever reads the results of a build reads this document, and would else find none.
        _unread(error, form)
        raise
    if mutated:
        return mutate.run(
            policy,
            form=form,
            wanted=wanted,
            sample=sample,
            seed=seed,
            at_least=at_least,
            suggested=suggested,
        )
    if suggested:
        return suggest.run(policy, form=form, wanted=wanted)
    words = (wanted or "").casefold()
    results = run_examples(policy, lambda title: words in title.casefold())
    if wanted and not results:
        raise click.UsageError(f"no example has `{wanted}` in its title")
    reached = coverage(policy, results) if covered else None
    match form:
        case "json":
            document(_json(policy, results, reached))
        case "junit":
            document(junit(results, lambda result: list(_details(policy, result)), policy.at))
        case _:
            _text(policy, results, reached)
    failed = any(result.verdict is Verdict.FAILED for result in results)
    return output.FINDINGS if failed else output.DONE


def _unread(failure: PolicyError, form: str) -> None:
    """Write what kept the examples from being run, in the forms that programs read."""
    match form:
        case "json":
            told = [to_json(one, failure.sources) for one in failure.diagnostics]
            whole = {"examples": [], "passed": 0, "failed": 0, "diagnostics": told}
            document(json.dumps(whole, ensure_ascii=False, indent=2))
        case "junit":
            document(unread_junit(failure, lambda one: render_text((one,), failure.sources, width=_WIDTH)))
        case _:
            return


def _text(policy: Policy, results: tuple[Result, ...], reached: Coverage | None) -> None:
    paint = output.paint_for(sys.stdout)
    for result in results:
        if result.verdict is Verdict.FAILED:
            title = paint(Style.ERROR, "failed") + paint(Style.HEADLINE, f" {visible(result.title)}")
            output.out(f"{title} ({policy.at(result.span)})")
            output.out("\n".join(_details(policy, result)) + "\n")
    if reached is not None:
        output.out("\n".join([*_coverage(policy, reached, paint), ""]))
    output.out(summary(results))
    if not results:
        output.note('an example says what must happen to one interaction: `example "…" given … expect …`')


def summary(results: tuple[Result, ...]) -> str:
    """`42 examples: 40 passed, 2 failed`."""
    failed = sum(result.verdict is Verdict.FAILED for result in results)
    return f"{output.counted(len(results), 'example')}: {len(results) - failed:,} passed, {failed:,} failed"


def _details(policy: Policy, result: Result) -> Iterator[str]:
    """Yield what was expected and what was decided or happened, sector by sector."""
    for run in result.runs:
        failed = [finding for finding in run.findings if finding.verdict is Verdict.FAILED]
        if (failed or run.problem) and len(result.runs) > 1:
            yield f"  in the sector {run.sector}:"
        if run.problem:
            at = "" if run.place is None else f" ({policy.at(run.place)})"
            yield f"  refused   {visible(mask(run.problem))}{at}"
        for finding in failed:
            yield f"  expected  {visible(policy.text(finding.span))}"
            if finding.at:
                yield f"  at        {finding.at} ({policy.at(finding.span)})"
            yield f"  {'happened' if finding.at else 'decided':9} {visible(mask(finding.found))}"
            for i, by in enumerate(finding.by):
                yield f"  {'by' if i == 0 else '':9} {visible(by.name)} ({policy.at(by.span)})"
        if any(finding.at for finding in failed):
            for i, told in enumerate(run.story):
                yield f"  {'story' if i == 0 else '':9} {told.when}  {visible(told.what)}"


def _coverage(policy: Policy, reached: Coverage, paint: Paint) -> Iterator[str]:
    for kind, (one, many) in _KINDS.items():
        yield from _share([count for rule, count in reached.rules if rule.kind is kind], one, many)
    yield from _share([count for _, count in reached.steps], "path step", "path steps")
    yield from _share([count for _, count in reached.consequences], "`if missed`", "`if missed`")
    if reached.unreached:
        yield paint(Style.HEADLINE, "No example reaches:")
    for part in reached.unreached:
        yield f"  {visible(_name(part))} ({policy.at(part.span)})"


def _share(counts: list[int], one: str, many: str) -> Iterator[str]:
    if counts:
        hit = sum(count > 0 for count in counts)
        yield f"{hit:,} of {output.counted(len(counts), one, many)} reached"


def _name(part: Part) -> str:
    match part:
        case Taken(path, step):
            return f"step of path {path.name}: {step_moment_words(step)}"
        case Consequence(clock):
            return f"if {clock.name} is missed"
        case _:
            return _rule_name(part)


def _rule_name(rule: Rule) -> str:
    match rule.kind:
        case RuleKind.OTHERWISE:
            return f"otherwise of “{rule.section}”"
        case RuleKind.ROW:
            return f"row {rule.row} of table “{rule.table}”"
        case RuleKind.EXCEPTION:
            return f"exception “{rule.name}”"
        case _:
            return f"rule “{rule.name}”"


def _json(policy: Policy, results: tuple[Result, ...], reached: Coverage | None) -> str:
    verdicts = [result.verdict for result in results]
    whole: dict[str, object] = {
        "examples": [_result(policy, result) for result in results],
        "passed": verdicts.count(Verdict.MET),
        "failed": verdicts.count(Verdict.FAILED),
    }
    if reached is not None:
        whole["coverage"] = [
            *(_rule(policy, rule, count) for rule, count in reached.rules),
            *(
                {
                    "kind": "step",
                    "name": step_moment_words(taken.step),
                    "path": taken.path.name,
                    "at": policy.at(taken.span),
                    "examples": count,
                }
                for taken, count in reached.steps
            ),
            *(
                {
                    "kind": "if_missed",
                    "name": consequence.clock.name,
                    "at": policy.at(consequence.span),
                    "examples": count,
                }
                for consequence, count in reached.consequences
            ),
        ]
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _rule(policy: Policy, rule: Rule, count: int) -> dict[str, object]:
    return {
        "kind": rule.kind.value,
        "name": rule.name,
        "section": rule.section,
        "policy": rule.policy,
        "at": policy.at(rule.span),
        "examples": count,
    }


def _result(policy: Policy, result: Result) -> dict[str, object]:
    return {
        "title": result.title,
        "policy": result.policy,
        "at": policy.at(result.span),
        "verdict": result.verdict.value,
        "runs": [_run(policy, run) for run in result.runs],
    }


def _run(policy: Policy, run: Run) -> dict[str, object]:
    return {
        "sector": run.sector,
        "problem": None if run.problem is None else mask(run.problem),
        "problem_at": None if run.place is None else policy.at(run.place),
        "expectations": [_finding(policy, finding) for finding in run.findings],
        "story": [
            {
                "at": told.at.isoformat(),
                "what": mask(told.what),
                "because": None if told.span is None else policy.at(told.span),
            }
            for told in run.story
        ],
    }


def _finding(policy: Policy, finding: Finding) -> dict[str, object]:
    said: dict[str, object] = {"expected": policy.text(finding.span), "verdict": finding.verdict.value}
    if finding.at:
        said["at"] = finding.at
    if finding.verdict is Verdict.FAILED:
        said["decided"] = mask(finding.found)
        said["by"] = [{by.kind: by.name, "at": policy.at(by.span)} for by in finding.by]
    return said
