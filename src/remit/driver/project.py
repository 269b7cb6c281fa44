"""Finds and reads policy files, follows what they use, and parses them."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from remit.diagnostics.diagnostic import Label
from remit.diagnostics.suggest import suggestion
from remit.driver.cache import parser_cache
from remit.model.from_syntax.project import Project
from remit.source.text import SourceText
from remit.syntax.nodes import Document, Use
from remit.syntax.parse import parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.diagnostics.report import Report
    from remit.source.span import Span
    from remit.syntax.nodes import Text

SUFFIXES = (".remit", ".remit.md")


@dataclass
class Reading:
    """What was read: file names (as messages call them) to texts, documents and the files each uses."""

    report: Report
    sources: dict[str, SourceText] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    uses: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _names: dict[Path, str] = field(default_factory=dict)

    def add(self, path: Path, place: Span | None = None) -> str | None:
        """Read a file and all that it uses; its name, or None where it could not be read, which is reported."""
        real = path.resolve()
        if real in self._names:
            return self._names[real]
        name = os.path.normpath(path)
        text = self._read(path, name, place)
        if text is None:
            return None
        self._names[real] = name
        self.parse(SourceText(name, text), path.parent)
        return name

    def parse(self, source: SourceText, folder: Path | None) -> None:
        """Parse a text and read what it uses from `folder`; nothing can be used without one."""
        self.sources[source.name] = source
        document = parse(source, self.report, cache_file=parser_cache())
        self.documents[source.name] = document
        named = [text for s in document.statements if isinstance(s, Use) for text in s.files]
        used = [self._use(text, folder) for text in named]
        self.uses[source.name] = tuple(dict.fromkeys(file for file in used if file is not None))

    def _use(self, text: Text, folder: Path | None) -> str | None:
        path = None if folder is None else folder / text.value
        if path is None or not path.is_file():
            known = () if folder is None else tuple(sorted(p.name for p in folder.glob("*.remit")))
            self.report.add("R0005", text.span, help=suggestion(text.value, known), path=text.value)
            return None
        return self.add(path, text.span)

    def _read(self, path: Path, name: str, place: Span | None) -> str | None:
        try:
            return path.read_bytes().decode("utf-8-sig")
        except FileNotFoundError:
            self.report.add("R0001", place, path=name)
        except UnicodeDecodeError as problem:
            self.report.add(
                "R0003", place, notes=[f"the first byte that is not is number {problem.start + 1}"], path=name
            )
        except OSError as problem:
            self.report.add("R0002", place, path=name, reason=problem.strerror or str(problem))
        return None

    def project(self) -> Project:
        """All that was read, its circles of `use` reported."""
        self._circles()
        return Project(dict(sorted(self.documents.items())), self.uses)

    def _circles(self) -> None:
        told: set[str] = set()
        for name in sorted(self.documents):
            circle = self._circle(name)
            if circle and not told.intersection(circle):
                told.update(circle)
                spans = [self._use_span(a, b) for a, b in zip(circle, [*circle[1:], circle[0]], strict=True)]
                secondary = [Label(span, "and this one goes on") for span in spans[1:] if span]
                self.report.add(
                    "R0006", spans[0], secondary=secondary, cycle=" → ".join([*circle, circle[0]])
                )

    def _circle(self, start: str) -> list[str]:
        """A way from a file through what it uses back to itself, the shortest; empty where there is none."""
        ways = [[start]]
        seen: set[str] = set()
        while ways:
            way = ways.pop(0)
            for used in self.uses.get(way[-1], ()):
                if used == start:
                    return way
                if used not in seen:
                    seen.add(used)
                    ways.append([*way, used])
        return []

    def _use_span(self, file: str, used: str) -> Span | None:
        folder = Path(file).parent
        for statement in self.documents[file].statements:
            if isinstance(statement, Use):
                for text in statement.files:
                    if self._names.get((folder / text.value).resolve()) == used:
                        return text.span
        return None


def read_paths(paths: Sequence[Path], report: Report) -> Reading:
    """Read files, and every policy file of folders; a folder without one is reported."""
    reading = Reading(report)
    for path in paths:
        if not path.is_dir():
            reading.add(path)
            continue
        found = policy_files(path)
        if not found:
            report.add("R0004", None, path=str(path))
        for file in found:
            reading.add(file)
    return reading


def policy_files(folder: Path) -> list[Path]:
    """Every policy file under a folder, sorted; hidden folders are left out."""
    return sorted(
        p for p in folder.rglob("*") if p.name.endswith(SUFFIXES) and p.is_file() and not _hidden(p, folder)
    )


def _hidden(path: Path, under: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(under).parts)
