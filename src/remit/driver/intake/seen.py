"""Which ids came already, for any number of them in bounded memory."""

from __future__ import annotations

import sqlite3
from hashlib import blake2b
from typing import TYPE_CHECKING, Final, Self

from remit.diagnostics.codes import CODES
from remit.diagnostics.errors import OutsideError

if TYPE_CHECKING:
    from types import TracebackType

HELD: Final = 200_000
"""Ids held in memory before they go to disk: about 30 MB."""

_DIGEST_BYTES: Final = 16
_CACHE_KIB: Final = 32 * 1024


class SeenIds:
    """Ids and the line that each came on; closes itself as a context manager.

    Only digests are kept (128 bits: two ids out of 10^12 share one with a chance below 10^-14). What does not fit in
    memory goes to a nameless SQLite file that vanishes when it is closed, whatever happens to the process.
    """

    def __init__(self, held: int = HELD) -> None:
        self._held = held
        self._recent: dict[bytes, int] = {}
        self._spilled: sqlite3.Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._spilled is not None:
            self._spilled.close()

    def line_of(self, identifier: str) -> int | None:
        """Return the line that the id came on before, None if it is new."""
        digest = _digest(identifier)
        line = self._recent.get(digest)
        if line is None and self._spilled is not None:
            found = self._spilled.execute("select line from seen where id = ?", (digest,)).fetchone()
            return None if found is None else int(found[0])
        return line

    def add(self, identifier: str, line: int) -> None:
        """Remember an id; raises OutsideError R0040 where the disk is full."""
        self._recent[_digest(identifier)] = line
        if len(self._recent) >= self._held:
            self._spill()

    def _spill(self) -> None:
        try:
            if self._spilled is None:
                self._spilled = _nameless()
            # In order, so that pages are written once and not at random.
            self._spilled.execute("begin")
            self._spilled.executemany(
                "insert or ignore into seen values (?, ?)", sorted(self._recent.items())
            )
            self._spilled.execute("commit")
        except sqlite3.Error as error:
            facts = {"path": "a temporary file", "reason": str(error)}
            raise OutsideError("R0040", CODES["R0040"].say(facts)) from error
        self._recent.clear()


def _nameless() -> sqlite3.Connection:
    connection = sqlite3.connect("", isolation_level=None)
    connection.execute("pragma journal_mode = off")
    connection.execute("pragma synchronous = off")
    connection.execute(f"pragma cache_size = -{_CACHE_KIB}")
    connection.execute("create table seen (id blob primary key, line integer) without rowid")
    return connection


def _digest(identifier: str) -> bytes:
    return blake2b(identifier.encode("utf-8", "surrogatepass"), digest_size=_DIGEST_BYTES).digest()
