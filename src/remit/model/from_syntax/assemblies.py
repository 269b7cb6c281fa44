"""Documents to assemblies: which policies hold for which sector over which days."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from remit.diagnostics.diagnostic import Label
from remit.diagnostics.suggest import suggestion
from remit.model import nodes as m
from remit.model import standard
from remit.model.digest import digested
from remit.model.from_syntax.conditions import check_terms
from remit.model.from_syntax.contexts import Contexts
from remit.model.from_syntax.policies import ban_of, policy_of
from remit.model.from_syntax.replies import replies_of
from remit.model.from_syntax.scope import Scope
from remit.model.from_syntax.time import calendars_of, clocks_of, paths_of, slas_of
from remit.model.from_syntax.vocabulary import (
    bodies_of,
    channels_of,
    facts_of,
    personal_kinds_of,
    placeholders_of,
    sentences_of,
    switches_of,
    teams_of,
    topics_of,
)
from remit.model.horizon import horizon, known_until
from remit.syntax import nodes as n

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remit.diagnostics.report import Report
    from remit.model.from_syntax.project import Project
    from remit.runtime.holiday_source import HolidaySource

# The sector of an assembly of policies that all speak of all sectors.
ANY_SECTOR = "any"
STRATUM_WORDS = {
    m.Stratum.OVERRIDING: "overriding policies",
    m.Stratum.SECTOR: "policies of a sector",
    m.Stratum.FALLBACK: "fallback policies",
}
STRATA = {"overriding": m.Stratum.OVERRIDING, "sector": m.Stratum.SECTOR, "fallback": m.Stratum.FALLBACK}


def assemblies_of(project: Project, report: Report, holidays: HolidaySource) -> tuple[m.Assembly, ...]:
    """Every assembly of a project, by sector and first day; what stands in the way is reported."""
    headers = _headers(project, report)
    _editions(headers, report)
    sectors = sorted({s.text for p in headers.values() for s in p.sectors})
    _near_sectors(headers, report)
    made = []
    for sector in sectors or [ANY_SECTOR]:
        for first, last in _spans(_of_sector(headers, sector)):
            files = [f for f, p in _of_sector(headers, sector).items() if _in_force(p, first)]
            if not sectors or any(headers[f].sectors for f in files):
                names = tuple(sectors) or standard.SECTORS
                assembler = _Assembler(project, headers, files, sector, names, report)
                made.append(assembler.make(first, last, holidays))
    return tuple(made)


def vocabularies_of(project: Project, report: Report, holidays: HolidaySource) -> tuple[m.Assembly, ...]:
    """Assemblies without a policy, to find what is wrong with files that no policy of the project uses.

    There is one for each such file that no other of them uses.
    """
    with_policies = [file for file in project.documents if project.policy(file)]
    loose = set(project.documents).difference(*(project.sees(file) for file in with_policies))
    used = {used for file in loose for used in project.sees(file) if used != file}
    return tuple(
        _Assembler(project, {}, [], ANY_SECTOR, standard.SECTORS, report, project.sees(file)).make(
            date.min, None, holidays
        )
        for file in sorted(loose - used or loose)
    )


def _headers(project: Project, report: Report) -> dict[str, n.Policy]:
    """The policy of each file that states one."""
    headers: dict[str, n.Policy] = {}
    for file in sorted(project.documents):
        policies = project.of_type(file, n.Policy)
        for again in policies[1:]:
            report.add(
                "R0450",
                again.title.span,
                secondary=[Label(policies[0].title.span, "the first is here")],
                help="put it into a file of its own",
            )
        for policy in policies[:1]:
            headers[file] = policy
            if not policy.sectors and not policy.all_sectors:
                help_ = "say `sector banking`, or `all sectors`"
                report.add("R0451", policy.title.span, help=help_, name=policy.title.value)
            if policy.stratum == "overriding":
                _no_otherwise(project.of_type(file, n.Section), report)
        # A `policy` that could not be read is reported already.
        if not policies and "policy" not in project.documents[file].broken:
            for statement in project.documents[file].statements:
                if isinstance(statement, n.Section | n.Guarantee | n.Example):
                    kind, help_ = type(statement).__name__.lower(), 'begin the file with `policy "…"`'
                    report.add("R0452", statement.title.span, help=help_, kind=kind)
                    break
    return headers


def _no_otherwise(sections: Iterable[n.Section], report: Report) -> None:
    for section in sections:
        for item in section.items:
            if isinstance(item, n.Otherwise):
                help_ = "leave it out, or put it into a `fallback` policy"
                report.add("R0453", item.span, help=help_)


def _near_sectors(headers: dict[str, n.Policy], report: Report) -> None:
    """A sector that no other policy names and that looks like a standard one is a slip, unless that is accepted."""
    for policy in headers.values():
        for sector in () if _accepts(policy, "uncommon_sector") else policy.sectors:
            named = sum(sector.text in {s.text for s in p.sectors} for p in headers.values())
            near = suggestion(sector.text, standard.SECTORS)
            if (
                named == 1
                and sector.text not in standard.SECTORS
                and near
                and near.startswith("did you mean")
            ):
                report.add("R0505", sector.span, help=near, name=sector.text)


def _editions(headers: dict[str, n.Policy], report: Report) -> None:
    """Two editions of one policy at once, or a hole between them that is not accepted, do not compile."""
    by_title: dict[str, list[n.Policy]] = {}
    for policy in headers.values():
        by_title.setdefault(policy.title.value, []).append(policy)
    for editions in by_title.values():
        editions.sort(key=lambda p: (_first(p), p.span))
        for earlier, later in itertools.pairwise(editions):
            end = earlier.last.day if earlier.last else date.max
            place = [Label(earlier.title.span, f"in force until {end if earlier.last else 'further notice'}")]
            title = later.title.value
            if end >= _first(later):
                report.add("R0454", later.title.span, secondary=place, name=title, day=_first(later))
            elif end + timedelta(days=1) < _first(later) and not _accepts(later, "edition_hole"):
                help_ = 'close the hole, or say `accept edition_hole because "…"` in the later edition'
                days = f"{end + timedelta(days=1)} to {_first(later) - timedelta(days=1)}"
                report.add("R0455", later.title.span, secondary=place, help=help_, name=title, days=days)


def _accepts(policy: n.Policy, lint: str) -> bool:
    return any(accept.lint.text == lint for accept in policy.accepts)


def _first(policy: n.Policy) -> date:
    return policy.first.day if policy.first else date.min


def _of_sector(headers: dict[str, n.Policy], sector: str) -> dict[str, n.Policy]:
    """A policy that does not say for whom it is, which is reported, is read as one for all."""
    return {f: p for f, p in headers.items() if not p.sectors or sector in {s.text for s in p.sectors}}


def _in_force(policy: n.Policy, day: date) -> bool:
    return _first(policy) <= day and (policy.last is None or day <= policy.last.day)


def _spans(headers: dict[str, n.Policy]) -> list[tuple[date, date | None]]:
    """Spans of days over which the same policies are in force, first days included, last days included or None."""
    starts = {_first(p) for p in headers.values()}
    starts |= {p.last.day + timedelta(days=1) for p in headers.values() if p.last and p.last.day < date.max}
    spans = [
        (first, None if after is None else after - timedelta(days=1))
        for first, after in itertools.pairwise([*sorted(starts), None])
        if first is not None
    ]
    return [span for span in spans if any(_in_force(p, span[0]) for p in headers.values())]


class _Assembler:
    """Makes the assembly of some files that are in force together; `lent` are files of vocabulary that come too."""

    def __init__(
        self,
        project: Project,
        headers: dict[str, n.Policy],
        files: list[str],
        sector: str,
        sectors: tuple[str, ...],
        report: Report,
        lent: frozenset[str] = frozenset(),
    ) -> None:
        self.project = project
        self.headers = headers
        self.files = files
        self.sector = sector
        seen = lent.union(*(project.sees(file) for file in files))
        # A policy that is used for its names, but is not in force or not of this sector, lends only its vocabulary.
        self.scope = Scope(project, seen, report)
        self.facts = facts_of(self.scope, sectors)
        own = [headers[f] for f in files if headers[f].sectors and headers[f].stratum == "sector"]
        # Vocabulary that no policy uses yet counts working days in whatever calendar its policy will name.
        days = None if files else standard.ALWAYS
        self.contexts = Contexts(self.scope, self.facts, sectors, next(iter(own), None), days)

    def make(self, first: date, last: date | None, holidays: HolidaySource) -> m.Assembly:
        """The assembly, its policies in order."""
        vocabulary = self._vocabulary()
        policies = [
            policy_of(
                self.headers[f],
                STRATA[self.headers[f].stratum],
                vocabulary,
                self.contexts.of(f),
                self.project,
            )
            for f in self.files
        ]
        ordered = self._ordered(policies)
        made = m.Assembly(self.sector, None if first == date.min else first, last, (), vocabulary)
        start, _ = horizon(made.first, made.last)
        whole = digested(ordered, vocabulary, holidays, start, known_until(made))
        return replace(made, policies=whole)

    def _vocabulary(self) -> m.Vocabulary:
        contexts = self.contexts
        check_terms(contexts)
        channels = channels_of(contexts)
        calendars = calendars_of(contexts)
        placeholders = placeholders_of(contexts)
        return m.Vocabulary(
            facts=self.facts,
            channels=channels,
            teams=teams_of(contexts),
            calendars=calendars,
            topics=topics_of(contexts),
            personal_kinds=personal_kinds_of(contexts),
            events=sentences_of(contexts, "event", standard.EVENTS),
            reasons=sentences_of(contexts, "reason", standard.REASONS),
            cues=sentences_of(contexts, "cue"),
            requirements=sentences_of(contexts, "requirement"),
            bodies=bodies_of(contexts),
            placeholders=placeholders,
            switches=switches_of(contexts),
            slas=slas_of(contexts),
            clocks=clocks_of(contexts),
            paths=paths_of(contexts),
            replies=replies_of(contexts, channels, calendars, placeholders),
            bans=tuple(
                ban_of(ban, contexts.of(file))
                for file in self.scope.files
                if self.project.policy(file) is None
                for ban in self.project.of_type(file, n.Ban)
            ),
        )

    def _ordered(self, policies: list[m.Policy]) -> list[m.Policy]:
        """By stratum, then `comes before`, then title; a circle is reported and its policies stay by title."""
        titles = {p.title: p for p in policies}
        for policy in policies:
            self._comes_before(policy, titles)
        placed: list[m.Policy] = []
        waiting = sorted(policies, key=lambda p: (p.stratum, p.title, p.file))
        while waiting:
            free = next(
                (
                    p
                    for p in waiting
                    if not any(
                        p.title in q.comes_before and q.stratum == p.stratum for q in waiting if q is not p
                    )
                ),
                None,
            )
            if free is None:
                self._circle([p for p in waiting if p.stratum == waiting[0].stratum])
                free = waiting[0]
            waiting.remove(free)
            placed.append(free)
        return placed

    def _circle(self, policies: list[m.Policy]) -> None:
        first, *others = [self.headers[p.file].title.span for p in policies]
        labels = [Label(other, "is part of the circle") for other in others]
        self.scope.report.add("R0456", first, secondary=labels, names=[p.title for p in policies])

    def _comes_before(self, policy: m.Policy, titles: dict[str, m.Policy]) -> None:
        header = self.headers[policy.file]
        known = {p.title.value for p in self.headers.values()}
        for title in header.comes_before:
            if title.value == policy.title:
                self.scope.report.add("R0456", title.span, names=[policy.title])
            elif title.value not in known:
                help_ = suggestion(title.value, known - {policy.title})
                self.scope.report.add("R0201", title.span, help=help_, kind="policy", name=title.value)
            elif title.value in titles and titles[title.value].stratum != policy.stratum:
                other = titles[title.value].stratum
                order = "before" if other < policy.stratum else "after"
                self.scope.report.add(
                    "R0457", title.span, name=title.value, stratum=STRATUM_WORDS[other], order=order
                )
