"""Pages of the docs whose blocks are run: the files they have a reader write, and what a terminal then shows.

A comment above a block says what becomes of it:

`<!-- file: homes.remit -->`                             the block is the file
`<!-- file: homes.remit, at the end -->`                 it is added to the file
`<!-- file: homes.remit, above: section "Other" -->`     it is put above the line that starts so
`<!-- file: homes.remit, instead of: section "Other" -->` it takes that line's place

A `console` block holds commands, each after `$ `, and under each what it shows; a line `…` stands for any lines.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from contextlib import chdir, contextmanager
from dataclasses import dataclass, field
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from remit.interfaces.cli.main import run

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCS = Path(__file__).parents[2] / "docs"
ANY = "…"
_BLOCK = re.compile(
    r"(?:^<!-- (?P<note>[^\n]*) -->\n)?^```(?P<kind>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
_NOTE = re.compile(r"file: (?P<file>[\w./-]+)(?:, (?P<how>at the end|above|instead of)(?:: (?P<line>.+))?)?")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block; `line` is that of its first line, `note` the comment above it, without its dashes."""

    line: int
    kind: str
    note: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Command:
    """A command of a page, what the page says it shows, and what it shows."""

    line: int
    words: str
    promised: str
    shown: str

    @property
    def kept(self) -> bool:
        """What the page says is what is shown."""
        pattern = "".join(
            r"(?:[^\n]*\n)*" if line == ANY else re.escape(line) + "\n" for line in self.promised.splitlines()
        )
        return re.fullmatch(pattern, _trimmed(self.shown)) is not None


@dataclass
class Terminal:
    """Runs what a page says in a folder; `status` is that of the last command."""

    folder: Path
    status: int = 0
    ran: list[Command] = field(default_factory=list)

    def follow(self, block: Block) -> None:
        """Write the file of a block, or run its commands."""
        if block.kind == "console":
            for line, words, promised in commands_of(block):
                self.ran.append(Command(line, words, promised, self.command(words)))
        elif block.note is not None and block.note.startswith("file:"):
            self.write(block)

    def write(self, block: Block) -> None:
        """Write a file, or a part of one."""
        said = _NOTE.fullmatch(block.note or "")
        assert said is not None, f"line {block.line}: `{block.note}` is no note of a file"
        path = self.folder / said["file"]
        path.parent.mkdir(parents=True, exist_ok=True)
        if said["how"] is None:
            path.write_text(block.text)
        elif said["how"] == "at the end":
            path.write_text(f"{path.read_text()}\n{block.text}")
        else:
            lines = path.read_text().splitlines(keepends=True)
            at = [number for number, line in enumerate(lines) if line.strip().startswith(said["line"])]
            assert len(at) == 1, f"line {block.line}: {said['file']} has {len(at)} lines `{said['line']}`"
            above = said["how"] == "above"
            lines[at[0] : at[0] + (not above)] = [block.text, "\n"] if above else [block.text]
            path.write_text("".join(lines))

    def command(self, words: str) -> str:
        """Run a command and return all that it shows."""
        if words == "echo $?":
            return f"{self.status}\n"
        parts = shlex.split(words)
        given, parts = _redirected(parts, "<")
        kept, parts = _redirected(parts, ">")
        if parts[0] == "rm":
            for name in parts[1:]:
                (self.folder / name).unlink()
            return ""
        if parts[:3] == ["python", "-m", "json.tool"]:
            told = [sys.executable, *parts[1:]]
            return subprocess.run(told, cwd=self.folder, check=True, capture_output=True, text=True).stdout
        if parts[0] == "cat":
            return (self.folder / parts[1]).read_text()
        assert parts[0] == "remit", f"`{words}` is no command that a page can show"
        content = (self.folder / given).read_bytes() if given else b""
        with chdir(self.folder), _streams(content) as shown:
            self.status = run(parts[1:])
        if kept:
            (self.folder / kept).write_bytes(shown.getvalue())
            return ""
        return shown.getvalue().decode()


def blocks_of(text: str) -> list[Block]:
    """Every fenced block of a page."""
    return [
        Block(text.count("\n", 0, found.start("text")) + 1, found["kind"], found["note"], found["text"])
        for found in _BLOCK.finditer(text)
    ]


def commands_of(block: Block) -> Iterator[tuple[int, str, str]]:
    """Each command of a console block: its line, its words, what is said to follow."""
    lines = block.text.splitlines()
    starts = [number for number, line in enumerate(lines) if line.startswith("$ ")]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield block.line + start, lines[start][2:], "\n".join(lines[start + 1 : end]).strip("\n")


def follow(page: Path, folder: Path) -> list[Command]:
    """Do what a page says, from its first block to its last."""
    terminal = Terminal(folder)
    for block in blocks_of(page.read_text()):
        terminal.follow(block)
    return terminal.ran


def filled(page: Path, folder: Path) -> str:
    """Return the page with what its commands show put under each that shows something else than it says."""
    lines = page.read_text().splitlines()
    for command in reversed(follow(page, folder)):
        if not command.kept:
            end = next(n for n in range(command.line, len(lines)) if lines[n].startswith(("$ ", "```")))
            lines[command.line : end] = _trimmed(command.shown).splitlines()
    return "\n".join([*lines, ""])


def _redirected(words: list[str], sign: str) -> tuple[str | None, list[str]]:
    if sign not in words:
        return None, words
    at = words.index(sign)
    return words[at + 1], words[:at] + words[at + 2 :]


def _trimmed(text: str) -> str:
    lines = [line.rstrip() for line in text.strip("\n").splitlines()]
    return "".join(f"{line}\n" for line in lines)


@contextmanager
def _streams(given: bytes) -> Iterator[BytesIO]:
    """Standard input holds `given`; what goes to standard output and error is kept, in the order in which it comes."""
    before = sys.stdin, sys.stdout, sys.stderr
    shown = BytesIO()
    both = TextIOWrapper(shown, encoding="utf-8", write_through=True)
    sys.stdin, sys.stdout, sys.stderr = TextIOWrapper(BytesIO(given), encoding="utf-8"), both, both
    try:
        yield shown
    finally:
        sys.stdin, sys.stdout, sys.stderr = before
        both.detach()


if __name__ == "__main__":
    # Puts into the pages named what their commands show now: for whoever changes a message of Remit.
    from tempfile import TemporaryDirectory

    os.environ["COLUMNS"] = "90"
    for name in sys.argv[1:]:
        with TemporaryDirectory() as scratch:
            Path(name).write_text(filled(Path(name), Path(scratch)))
