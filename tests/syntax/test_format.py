"""The formatter: one layout, and nothing lost on the way to it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lark import Token

from remit.diagnostics.report import Report
from remit.source.text import SourceText
from remit.syntax.fences import policy_fences
from remit.syntax.format import NotFormattable, format_markdown, format_text
from remit.syntax.grammar import parser
from remit.syntax.lark_words import unquote
from remit.syntax.leaves import straight
from remit.syntax.literate import policy_text

if TYPE_CHECKING:
    from random import Random

    from lark.grammar import Rule

CORPUS = Path(__file__).parent / "corpus"
PIECE = re.compile(r'"(?:\\.|[^"\\\n])*"|“[^”\n]*”|(#[^\n]*)')


def words(text: str) -> list[tuple[str, str]]:
    """Read the words of a policy as the grammar sees them."""
    tree = parser(keep_all_tokens=True).parse(text + "\n")
    found = []
    for token in tree.scan_values(lambda value: isinstance(value, Token)):
        match token.type:
            case "ROW_END":
                found.append(("ROW_END", "|"))
            case "PERSONAL_KIND":
                found.append(("PERSONAL_KIND", "personal kind"))
            case "STRING":
                found.append(("STRING", straight(token)))
            case _:
                found.append((token.type, str(token)))
    return found


def comments(text: str) -> list[str]:
    """Find the comments of a policy, in order."""
    return [match[1].rstrip() for match in PIECE.finditer(text) if match[1]]


# ------------------------------------------------------------------------------------------------- examples


@pytest.mark.parametrize("name", ["banking", "channels", "tidy"])
def test_a_formatted_policy_stays_as_it_is(name: str) -> None:
    """Formatting what is formatted changes nothing."""
    text = (CORPUS / f"{name}.remit").read_text(encoding="utf-8")
    assert format_text(text) == text


def test_an_untidy_policy_gets_the_one_layout() -> None:
    """Statements, clauses, tables and comments go where the layout wants them."""
    untidy = (CORPUS / "untidy.remit").read_text(encoding="utf-8")
    assert format_text(untidy) == (CORPUS / "tidy.remit").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["banking", "channels"])
@pytest.mark.parametrize("between", [" ", " \n\t"])
def test_white_space_of_the_author_does_not_matter(name: str, between: str) -> None:
    """A policy on one line, or with each word on its own, is laid out as always."""
    text = (CORPUS / f"{name}.remit").read_text(encoding="utf-8")
    heading, text = text.split("\n\n", 1)
    assert heading.startswith("#")
    spread = "".join(
        " | " if kind == "VBAR" else "|\n" if kind == "ROW_END" else word + between
        for kind, word in words(text)
    )
    assert format_text(spread) == text


@pytest.mark.parametrize(
    ("untidy", "tidy"),
    [
        ("", ""),
        ("\n\n", ""),
        ("# only a comment", "# only a comment\n"),
        ("\n\n# a\n\n\n# b   \n\n", "# a\n\n# b\n"),
        ("\ufeffuse “a.remit”", 'use "a.remit"\n'),
        ('use "a"\r\n# b\r\n\r\n\r\nuse "c" # d\r\n', 'use "a"\n# b\n\nuse "c"  # d\n'),
        ('cue a "x"\n\ncue long_name "y"', 'cue a "x"\n\ncue long_name "y"\n'),
        ('cue a "x" cue long_name "y"', 'cue a         "x"\ncue long_name "y"\n'),
        ('topic a "x" # end', 'topic a\n  "x"  # end\n'),
        ('topic a # start\n"x"', 'topic a  # start\n  "x"\n'),
        (
            'topic a "x"\n  # of a\n\n# of b\ntopic b "y"',
            'topic a\n  "x"\n  # of a\n\n# of b\ntopic b\n  "y"\n',
        ),
        ('topic a "x"\n# of b\ntopic b "y"', 'topic a\n  "x"\n\n# of b\ntopic b\n  "y"\n'),
        ("topic a", "topic a\n"),
        ("term a means (b\n# c\nor d)", "term a means (b\n              # c\n              or d)\n"),
        ("team a works # c\nb", "team a  works  # c\n    b\n"),
    ],
)
def test_small_layouts(untidy: str, tidy: str) -> None:
    """Empty files, comments alone, line ends of Windows, runs, and comments in odd places."""
    assert format_text(untidy) == tidy


def test_curly_quotes_become_straight() -> None:
    """Quotes within are escaped, and backslashes where they would come to mean something else."""
    assert format_text('cue a “say "no" \\d \\n \\”') == 'cue a "say \\"no\\" \\d \\\\n \\\\"\n'


@given(st.text(alphabet='a\\"n“ d', max_size=8))
def test_curly_quotes_and_straight_ones_say_the_same(said: str) -> None:
    """A text says the same when its curly quotes have become straight."""
    assert unquote(straight(f"“{said}”")) == said


def test_wide_characters_take_two_columns() -> None:
    """Tables with East Asian text stay straight on the screen."""
    table = 'section "S" table "T"\n| a is | then |\n| "日本" | answer |\n| "e\u0301" | answer |\n'
    assert format_text(table).split("\n")[3:6] == [
        "    | a is   | then   |",
        '    | "日本" | answer |',
        '    | "e\u0301"    | answer |',
    ]


@pytest.mark.parametrize(
    "text", ["rule", 'policy "x', "section", "|", 'use "a" )', "term a means " + "(" * 5000]
)
def test_what_does_not_parse_is_not_formatted(text: str) -> None:
    """A text with a mistake is refused, never half formatted."""
    with pytest.raises(NotFormattable):
        format_text(text)


def test_kept_parser_tables_change_nothing(tmp_path: Path) -> None:
    """A second run that reads its tables from a file formats as the first."""
    kept = str(tmp_path / "format.tables")
    text = (CORPUS / "untidy.remit").read_text(encoding="utf-8")
    assert format_text(text, cache_file=kept) == format_text(text)
    parser.cache_clear()
    assert format_text(text, cache_file=kept) == format_text(text)


def test_what_is_nested_too_deep_is_refused() -> None:
    """Thousands of parentheses are refused like any other mistake."""
    with pytest.raises(NotFormattable):
        format_text("term a means " + "(" * 5000 + "b" + ")" * 5000)


# ------------------------------------------------------------------------------------------------- Markdown


def test_only_policy_blocks_of_markdown_change() -> None:
    """Prose and other blocks stay, a statement may go on in the next block, margins are kept."""
    markdown = (
        '# Title\n\n  prose   \n```remit\nsection  "A" rule "B" when a\n```\nmore\n\n'
        "  ~~~ remit\n  then answer # yes\n\n  otherwise hold for t\n  ~~~\n"
        '````md\n```remit\nuse   "x"\n```\n````\n'
        "```remit\n```\n```python\nx  = 1\n```\n```remit\n# last"
    )
    assert format_markdown(markdown) == (
        '# Title\n\n  prose   \n```remit\nsection "A"\n\n  rule "B"\n    when a\n```\nmore\n\n'
        "  ~~~ remit\n      then answer  # yes\n\n    otherwise hold for t\n  ~~~\n"
        '````md\n```remit\nuse   "x"\n```\n````\n```remit\n```\n```python\nx  = 1\n```\n```remit\n# last'
    )


def test_markdown_keeps_the_line_ends_of_windows() -> None:
    """A Markdown file stays as it is outside its blocks, line ends too, and its blocks follow it."""
    assert format_markdown('a\r\n```remit\r\nuse  "a" use "b"\r\n```\r\n') == (
        'a\r\n```remit\r\nuse "a"\r\nuse "b"\r\n```\r\n'
    )


def test_markdown_without_policy_stays_as_it_is() -> None:
    """There is nothing to lay out."""
    assert format_markdown("a  \n```\nuse\n```") == "a  \n```\nuse\n```"


@given(
    st.lists(
        st.sampled_from(
            ["```remit", "```", "~~~remit", "~~~", "````", "  ```remit x", "    ```", "a", "```py", "``"]
        )
    )
)
def test_fences_are_found_as_the_parser_finds_them(lines: list[str]) -> None:
    """The formatter changes exactly the lines that the parser reads."""
    numbered = [line if set(line) & set("`~") else f"{line}{number}" for number, line in enumerate(lines)]
    read = policy_text(SourceText("x.remit.md", "\n".join(numbered)), Report()).split("\n")
    ours = {number for fence in policy_fences(numbered) for number in range(fence.start, fence.end)}
    assert [line.strip() for line in read] == [
        line.strip() if number in ours else "" for number, line in enumerate(numbered or [""])
    ]


# ---------------------------------------------------------------------------- policies drawn from the grammar

SAMPLES = {
    "NAME": ["a", "zeta", "author.follows_us", "northern_ireland", "x_2"],
    "STRING": [
        '"a"',
        '""',
        '“curly "q" \\”',
        '"# no comment"',
        '"日本語"',
        '"\\" | \\\\"',
        f'"{"long " * 12}"',
    ],
    "DATE": ["2026-01-05"],
    "TIME": ["9:00", "16:45"],
    "ORDINAL": ["3rd"],
    "NUMBER": ["1", "-0.5", "8000"],
    "CURRENCY": ["GBP"],
    "REGION": ["GB-ENG"],
    "ZONE": ["Europe/London"],
    "PERSONAL_KIND": ["personal kind", "personal \t kind"],
    "ROW_END": ["|\n", "| # row\n", "|   \n", "|#row \n"],
    "DAY": ["monday", "sunday"],
    "MONTH": ["may", "october"],
}
SPACES = [" "] * 12 + ["\n", "\n\n\n", "\t ", "  # note\n", "\n# own\n", "\n\n   # own \n\n", " #\n# two\n"]


@cache
def derivations() -> dict[str, list[Rule]]:
    """Sort the rules of the grammar by what they define, the quickest to end first."""
    rules = parser(keep_all_tokens=True).rules
    depths: dict[str, float] = {}

    def depth(rule: Rule) -> float:
        parts = (0 if part.is_term else depths.get(part.name, float("inf")) for part in rule.expansion)
        return 1 + max(parts, default=0)

    for _ in rules:
        for rule in rules:
            depths[rule.origin.name] = min(depth(rule), depths.get(rule.origin.name, float("inf")))
    by_name: dict[str, list[Rule]] = {}
    for rule in sorted(rules, key=depth):
        by_name.setdefault(rule.origin.name, []).append(rule)
    return by_name


def derive(name: str, random: Random, fuel: int) -> list[tuple[str, str]]:
    """Terminals and texts of one statement; when the fuel is spent the quickest way to end is taken."""
    rules = derivations()[name]
    rule = random.choice(rules) if fuel > 0 else rules[0]
    found: list[tuple[str, str]] = []
    for part in rule.expansion:
        if not part.is_term:
            found += derive(part.name, random, fuel - 1)
        elif part.name in SAMPLES:
            found.append((part.name, random.choice(SAMPLES[part.name])))
        else:
            found.append((part.name, keywords()[part.name]))
    return found


@cache
def keywords() -> dict[str, str]:
    """List how the grammar's keywords and marks are written."""
    return {terminal.name: terminal.pattern.value for terminal in parser(keep_all_tokens=True).terminals}


@st.composite
def policies(draw: st.DrawFn) -> str:
    """Draw a text that parses, with white space and comments anywhere that they may stand."""
    random = draw(st.randoms(use_true_random=False))
    text, before = draw(st.sampled_from(["", "\n\n", "# top\n", "# top\n\n# second\n"])), ""
    for _ in range(draw(st.integers(0, 5))):
        for terminal, written in derive("statement", random, 14):
            # The end of a line right after a bar would end the row.
            space = " " if before == "VBAR" else random.choice(SPACES)
            text += ("" if terminal == "COMMA" and random.random() < 0.5 else space) + written
            before = terminal
    return text


@settings(max_examples=200, deadline=None)
@given(policies())
def test_formatting_keeps_every_word_and_comment(text: str) -> None:
    """Words and comments come out as they went in and in the same order; only white space changes."""
    formatted = format_text(text)
    assert words(formatted) == words(text)
    assert comments(formatted) == comments(text)


@settings(max_examples=200, deadline=None)
@given(policies())
def test_formatting_twice_changes_nothing(text: str) -> None:
    """There is one layout for a policy, and it is clean: no spaces at line ends, no two empty lines."""
    formatted = format_text(text)
    assert format_text(formatted) == formatted
    assert not re.search(r"[ \t\r]\n|\n\n\n|^\n", formatted)
    assert formatted == "" or (formatted.endswith("\n") and not formatted.endswith("\n\n"))


@settings(max_examples=100, deadline=None)
@given(policies())
def test_formatting_of_markdown_is_formatting_of_its_block(text: str) -> None:
    """A policy is laid out in a block of Markdown as it is in a file of its own."""
    markdown = f"Prose.\n\n```remit\n{text}\n```\nEnd."
    assert format_markdown(markdown) == f"Prose.\n\n```remit\n{format_text(text)}```\nEnd."
