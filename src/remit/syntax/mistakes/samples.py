"""Mistakes known by a sample: the files under `grammar/mistakes`.

A file `R0113-missing-then.txt` starts with lines of what there is to say: `label: …`, `help: …`, `missing: word`
(what the mistake lacks) and `at: before` (the place to show is the word before the one that cannot be read). Then
come samples, each after a line that starts with `---`; that line, and an indented `help:` line after it, may hold a
label and a help for the one sample. `{before}`, `{found}` and `{next}` stand for the words at the mistake.

What marks a mistake is the state of the parser and the kind of word that it could not read, so that a sample
stands for the same mistake at any depth and in any statement of its kind.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from remit.diagnostics.report import Report
from remit.syntax.grammar import mistake_files
from remit.syntax.mistakes.mistake import Finding, Mistake
from remit.syntax.mistakes.slips import slip
from remit.syntax.recovery import recover
from remit.syntax.states import stuck

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lark import Lark

_RULE = "---"
_OWN = "    help:"


@dataclass(frozen=True, slots=True)
class Sample:
    """A broken piece of policy, the code of what is wrong with it, and what to say of it."""

    code: str
    text: str
    label: str
    help: str
    before: bool
    """Whether the place to show is the word before the one that could not be read."""


@dataclass(frozen=True, slots=True)
class Lack:
    """What to say where one word is missing."""

    code: str
    label: str
    help: str
    before: bool


def sampled(mistake: Mistake) -> Finding | None:
    """Return what the samples say of a mistake."""
    known = claims(mistake.lark).get(mark(mistake))
    if known is None:
        return None
    sample = known[0]
    words = mistake.words
    place = mistake.span_before if sample.before else mistake.span
    return Finding(sample.code, place, sample.label.format_map(words), spoken(sample.help, words), words)


def mark(mistake: Mistake) -> tuple[int, str]:
    """Return the state of the parser and the kind of what it could not read."""
    return stuck(mistake.state, mistake.found.type), mistake.found.type or str(mistake.found)


@cache
def samples() -> tuple[Sample, ...]:
    """Return all samples, by code and in the order of their file."""
    return tuple(sample for name, text in sorted(mistake_files().items()) for sample in _samples(name, text))


@cache
def lacks() -> dict[str, Lack]:
    """Return what to say where a word is missing, by that word."""
    found = {}
    for name, text in sorted(mistake_files().items()):
        about = _about(text.split(_RULE, 1)[0].splitlines())
        for word in about.get("missing", "").split():
            found[word] = Lack(
                name[:5], about.get("label", ""), about.get("help", ""), about.get("at") == "before"
            )
    return found


@cache
def claims(lark: Lark) -> dict[tuple[int, str], tuple[Sample, ...]]:
    """Return the samples that claim each mark; one mark claimed by several codes is a fault of the samples.

    A sample that has nothing to say of its own, or whose mistake shows in the writing itself, claims nothing.
    """
    found: dict[tuple[int, str], tuple[Sample, ...]] = {}
    for sample in samples():
        mistake = first_mistake(lark, sample.text) if sample.label else None
        if mistake is not None and slip(mistake) is None:
            found[mark(mistake)] = (*found.get(mark(mistake), ()), sample)
    return found


class _Found(Exception):  # noqa: N818 - it carries the first mistake out of the reading
    def __init__(self, mistake: Mistake) -> None:
        self.mistake = mistake


def first_mistake(lark: Lark, text: str) -> Mistake | None:
    """Return the first mistake of a text, None where it has none."""

    def stop(mistake: Mistake) -> Finding:
        raise _Found(mistake)

    try:
        recover(lark, text + "\n", "", Report(), stop)
    except _Found as found:
        return found.mistake
    return None


def _samples(name: str, text: str) -> list[Sample]:
    head, *parts = f"\n{text}".split(f"\n{_RULE}")
    about = _about(head.splitlines())
    found = []
    for part in parts:
        first, *lines = part.split("\n")
        own = [first]
        while lines and lines[0].startswith(_OWN):
            own.append(lines.pop(0))
        said = {**about, **_about(own)}
        label, help_text, before = said.get("label", ""), said.get("help", ""), said.get("at") == "before"
        found.append(Sample(name[:5], "\n".join(lines).strip(), label, help_text, before))
    return found


def _about(lines: list[str]) -> dict[str, str]:
    pairs = (line.partition(":") for line in lines if ":" in line)
    return {key.strip(): value.strip() for key, _, value in pairs}


def spoken(help_text: str, words: Mapping[str, str]) -> str | None:
    """Return a help with the words of a mistake in it."""
    return help_text.format_map(words).replace("\\n", "\n") or None
