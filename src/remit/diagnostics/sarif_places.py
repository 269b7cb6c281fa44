"""Places as SARIF has them: URIs of files, regions in UTF-16 code units, and fingerprints that outlive moves."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from pathlib import PurePath
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from remit.diagnostics.place import within

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from remit.diagnostics.diagnostic import Diagnostic
    from remit.source.span import Span
    from remit.source.text import SourceText

COLUMN_KIND: Final = "utf16CodeUnits"
BASE: Final = "SRCROOT"
"""What relative URIs start from: the folder in which the command ran, which is the checkout in most pipelines."""
FINGERPRINT: Final = "remit/v1"


class Places:
    """Writes places in the files that were read; `root` is the folder in which the command ran."""

    def __init__(self, sources: Mapping[str, SourceText], root: str) -> None:
        self._sources = sources
        self._root = root
        self._indexes = {name: index for index, name in enumerate(sorted(sources))}

    @property
    def files(self) -> tuple[str, ...]:
        """The files that were read, in the order of their indexes."""
        return tuple(self._indexes)

    def artifact(self, name: str) -> dict[str, object]:
        """An `artifactLocation`: the index is there for files that were read."""
        location: dict[str, object] = {"uri": self.uri(name)}
        if not PurePath(self._below_root(name)).is_absolute():
            location["uriBaseId"] = BASE
        if name in self._indexes:
            location["index"] = self._indexes[name]
        return location

    def physical(self, span: Span) -> dict[str, object]:
        """A `physicalLocation`, without a region where the text is not at hand."""
        location: dict[str, object] = {"artifactLocation": self.artifact(span.file)}
        source = self._sources.get(span.file)
        if source is not None:
            written = source.text[within(span, source).start : within(span, source).end]
            location["region"] = region(span, source) | ({"snippet": {"text": written}} if written else {})
        return location

    def uri(self, name: str) -> str:
        """Return a file's path as a URI, relative where it is below the root or was given so."""
        path = PurePath(self._below_root(name))
        return path.as_uri() if path.is_absolute() else quote(path.as_posix(), errors="surrogateescape")

    def _below_root(self, name: str) -> str:
        path = PurePath(name)
        return str(path.relative_to(self._root)) if path.is_relative_to(self._root) else name


class Fingerprints:
    """Tells findings of one run apart by what they are about, so that lines may move above and below them."""

    def __init__(self, places: Places, sources: Mapping[str, SourceText]) -> None:
        self._places = places
        self._sources = sources
        self._seen: Counter[str] = Counter()

    def take(self, diagnostic: Diagnostic) -> str:
        """Return the next finding's fingerprint: a digest, and which of those with the same digest it is.

        The digest is over the code, the file, the line on which the place starts, and the first lines of all places,
        layout aside. Findings are given in their order.
        """
        digest = sha256("\0".join([diagnostic.code, *self._about(diagnostic)]).encode()).hexdigest()[:32]
        self._seen[digest] += 1
        return f"{digest}:{self._seen[digest]}"

    def _about(self, diagnostic: Diagnostic) -> Iterator[str]:
        if diagnostic.primary is None:
            yield diagnostic.headline
            return
        span = diagnostic.primary.span
        yield self._places.uri(span.file)
        source = self._sources.get(span.file)
        if source is None:
            yield diagnostic.headline
            return
        yield _words(source.line(source.line_column(within(span, source).start)[0]))
        for label in (diagnostic.primary, *diagnostic.secondary):
            there = self._sources.get(label.span.file)
            if there is not None:
                span = within(label.span, there)
                yield _words(there.text[span.start : span.end].partition("\n")[0])


def region(span: Span, source: SourceText) -> dict[str, object]:
    """Return the lines and columns of a place, from 1, the end column excluded."""
    span = within(span, source)
    start_line, start_column = _line_column(span.start, source)
    end_line, end_column = _line_column(span.end, source)
    return {
        "startLine": start_line,
        "startColumn": start_column,
        "endLine": end_line,
        "endColumn": end_column,
    }


def _line_column(offset: int, source: SourceText) -> tuple[int, int]:
    line, column = source.line_column(offset)
    before = source.text[offset - column + 1 : offset]
    return line, len(before.encode("utf-16-le", "surrogatepass")) // 2 + 1


def _words(text: str) -> str:
    return " ".join(text.split())
