"""The one namespace of an assembly: who declares what, who may see it, and what stands in its place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING, TypeAlias

from remit.diagnostics.diagnostic import Label
from remit.diagnostics.suggest import suggestion
from remit.syntax import nodes as n

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remit.diagnostics.report import Report
    from remit.model.from_syntax.project import Project

Declaring: TypeAlias = (
    n.Channel
    | n.Fact
    | n.Term
    | n.Topic
    | n.PersonalKind
    | n.Team
    | n.Calendar
    | n.Sentence
    | n.Body
    | n.Sla
    | n.Clock
    | n.Path
    | n.Placeholder
    | n.Reply
    | n.Switch
)


def kind_of(statement: Declaring) -> str:
    """How messages call what a statement declares; also the namespace it declares in."""
    match statement:
        case n.Sentence():
            return statement.kind
        case n.PersonalKind():
            return "personal kind"
        case n.Sla():
            return "SLA"
        case _:
            return type(statement).__name__.lower()


# Facts, terms and switches stand side by side in conditions, so they share their names.
SHARED = ("fact", "term", "switch")


@dataclass(frozen=True, slots=True)
class Declaration:
    """A name, what declares it, and the file where it does."""

    kind: str
    name: str
    statement: Declaring
    file: str


class Scope:
    """Looks names up for the files of one assembly and reports those that are not there."""

    def __init__(self, project: Project, files: Iterable[str], report: Report) -> None:
        self.project = project
        self.report = report
        self.files = tuple(sorted(files))
        self._declared: dict[tuple[str, str], Declaration] = {}
        self._replaced: dict[tuple[str, str], Declaration] = {}
        self._originals: dict[tuple[str, str], list[Declaration]] = {}
        declarations = [
            Declaration(kind_of(s), s.name.text, s, file)
            for file in self.files
            for s in project.documents[file].statements
            if isinstance(s, Declaring)
        ]
        for file in self.files:
            report.poison(project.documents[file].broken)
        for declaration in declarations:
            if declaration.statement.instead_of is None:
                self._declare(declaration)
        for declaration in declarations:
            if declaration.statement.instead_of is not None:
                self._replace(declaration, declaration.statement.instead_of)

    def declarations(self, kind: str) -> list[Declaration]:
        """All that stand, by name."""
        return self._of_kind.get(kind, [])

    @cached_property
    def _of_kind(self) -> dict[str, list[Declaration]]:
        """All that stand, once everything is declared."""
        found: dict[str, list[Declaration]] = {}
        for (kind, _), declaration in sorted(self._declared.items()):
            found.setdefault(kind, []).append(declaration)
        return found

    def find(self, kind: str, name: n.Name, *, standard: Iterable[str] = ()) -> str | None:
        """The name that stands for a word of a file, or None where nothing does, which is then reported.

        `standard` are the names of that kind that need no declaration.
        """
        if name.text in standard and (kind, name.text) not in self._declared:
            return name.text
        found = self.declaration(kind, name.text)
        file = name.span.file
        if found is None:
            self.unknown(kind, name, (*standard, *self.visible(kind, file)))
            return None
        if not self._visible(kind, name.text, found, file):
            self.report.add(
                "R0203",
                name.span,
                secondary=[Label(found.statement.name.span, "declared here")],
                help=f'add `use "{_way(file, found.file)}"` to this file',
                kind=kind,
                name=name.text,
                path=found.file,
            )
        return found.name

    def declaration(self, kind: str, name: str) -> Declaration | None:
        """What stands under a name, whoever asks."""
        seen = set()
        key = (kind, name)
        while key in self._replaced and key not in seen:
            seen.add(key)
            found = self._replaced[key]
            if found.name == key[1]:
                return found
            key = (kind, found.name)
        return self._declared.get(key)

    def visible(self, kind: str, file: str) -> list[str]:
        """Names of a kind that a file may use."""
        names = {name for k, name in (*self._declared, *self._replaced) if k == kind}
        return sorted(
            name
            for name in names
            if (found := self.declaration(kind, name)) and self._visible(kind, name, found, file)
        )

    def unknown(self, kind: str, name: n.Name, candidates: Iterable[str]) -> None:
        """Report a name that nothing declares."""
        self.report.add("R0201", name.span, help=suggestion(name.text, candidates), kind=kind, name=name.text)

    def _visible(self, kind: str, name: str, found: Declaration, file: str) -> bool:
        sees = self.project.sees(file)
        return found.file in sees or any(d.file in sees for d in self._originals.get((kind, name), ()))

    def _declare(self, declaration: Declaration) -> None:
        kinds = SHARED if declaration.kind in SHARED else (declaration.kind,)
        for kind in kinds:
            first = self._declared.get((kind, declaration.name))
            if first is not None:
                self._twice(declaration, first)
                return
        self._declared[declaration.kind, declaration.name] = declaration

    def _twice(self, declaration: Declaration, first: Declaration) -> None:
        # Whoever sees one of the two sees the name: the double declaration is all there is to tell.
        self._originals.setdefault((first.kind, first.name), []).append(declaration)
        instead = ""
        if first.kind == declaration.kind:
            keyword, name = declaration.kind.lower(), declaration.name
            instead = f", or say `{keyword} {name} instead of {name}` if it takes the other's place"
        self.report.add(
            "R0202",
            declaration.statement.name.span,
            secondary=[Label(first.statement.name.span, f"{first.kind} `{first.name}` is declared here")],
            help=f"give one of them another name{instead}",
            kind=declaration.kind,
            name=declaration.name,
        )

    def _replace(self, declaration: Declaration, old: n.Name) -> None:
        kind, key = declaration.kind, (declaration.kind, old.text)
        earlier = self._replaced.get(key)
        if earlier is not None:
            self.report.add(
                "R0204",
                old.span,
                secondary=[Label(earlier.statement.name.span, "it is replaced here already")],
                kind=kind,
                name=old.text,
            )
            return
        original = self._declared.pop(key, None)
        if original is None:
            self.unknown(kind, old, self.visible(kind, old.span.file))
        else:
            self._originals.setdefault(key, []).append(original)
            if not self._visible(kind, old.text, original, old.span.file):
                self.report.add("R0203", old.span, kind=kind, name=old.text, path=original.file)
        self._replaced[key] = declaration
        self._declare(declaration)


def _way(file: str, other: str) -> str:
    """How `file` says in a `use` where `other` is."""
    here, there = PurePath(file).parent.parts, PurePath(other).parts
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    return PurePath(*[".."] * (len(here) - shared), *there[shared:]).as_posix()
