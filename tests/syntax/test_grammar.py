"""The grammar itself, and what is kept of it between runs."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from lark import Lark

from remit.diagnostics.report import Report
from remit.source.text import SourceText
from remit.syntax.from_lark import ToNodes
from remit.syntax.grammar import grammar_text, parser
from remit.syntax.parse import parse
from remit.syntax.scan import ITEMS, STATEMENTS

if TYPE_CHECKING:
    from pathlib import Path


def test_the_grammar_is_free_of_conflicts() -> None:
    """No clash of words and no conflict of the parser is settled in silence."""
    Lark(grammar_text(), parser="lalr", strict=True)


def test_every_rule_of_the_grammar_has_a_reader() -> None:
    """What can be parsed can be turned into nodes."""
    for rule in parser().rules:
        name = rule.alias or rule.origin.name
        if not name.startswith("_") and not (rule.options.expand1 and rule.alias is None):
            assert hasattr(ToNodes, name), name


def test_recovery_knows_every_statement() -> None:
    """Reading can go on at each statement and each item of a section that the grammar has."""
    by_name = {terminal.name: terminal.pattern.value for terminal in parser().terminals}
    rules = parser().rules
    statements = {rule.expansion[0].name for rule in rules if rule.origin.name == "statement"}
    items = {rule.expansion[0].name for rule in rules if rule.origin.name == "section_item"}
    first = {rule.origin.name: by_name.get(rule.expansion[0].name) for rule in rules if rule.expansion}
    assert {first[item] for item in items} == ITEMS
    assert {(first[statement] or "").split("[")[0] for statement in statements} == STATEMENTS


def where(file: Path, text: str) -> list[str]:
    """Parse with tables kept in a file."""
    parser.cache_clear()
    report = Report()
    parse(SourceText("policy.remit", text), report, cache_file=str(file))
    parser.cache_clear()
    return [diagnostic.code for diagnostic in report.diagnostics]


BOTH = "team desk works always\nteam Night works always"


def test_kept_tables_read_like_new_ones(tmp_path: Path) -> None:
    """The second run, from the file, finds what the first found."""
    file = tmp_path / "tables"
    assert where(file, BOTH) == where(file, BOTH) == ["R0123"]
    assert file.stat().st_size > 0


@pytest.mark.parametrize("content", [b"", b"garbage", b"0" * 64 + b"\n", None])
def test_spoilt_tables_do_no_harm(tmp_path: Path, content: bytes | None) -> None:
    """They are made anew: an empty file, one of something else, one that was cut off."""
    file = tmp_path / "tables"
    if content is None:
        where(file, BOTH)
        content = file.read_bytes()[:5000]
    file.write_bytes(content)
    assert where(file, BOTH) == ["R0123"]
    assert where(file, BOTH) == ["R0123"]


def test_tables_that_cannot_be_kept_do_no_harm(tmp_path: Path) -> None:
    """Neither a folder in their place nor a folder that is not there."""
    assert where(tmp_path, BOTH) == ["R0123"]
    assert where(tmp_path / "missing" / "tables", BOTH) == ["R0123"]


def test_a_policy_without_mistakes_loads_nothing_for_mistakes() -> None:
    """Start-up pays for what it uses only; and the parser module itself loads no parser."""
    script = (
        "import sys; from remit.syntax.parse import parse; assert 'lark' not in sys.modules;"
        "from remit.source.text import SourceText; from remit.diagnostics.report import Report;"
        "parse(SourceText('a.remit', 'team desk works always'), Report());"
        "assert 'remit.syntax.mistakes.explain' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], check=True, env={"PYTHONPATH": ":".join(sys.path)})
