"""The one layout of a policy: words, comments and their order stay, white space does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.syntax import layout
from remit.syntax.columns import Cells, align_run, cells_of, space_cells
from remit.syntax.fences import policy_fences
from remit.syntax.grammar import parser
from remit.syntax.leaves import Blanks, leaves_of
from remit.syntax.lines import lines_of
from remit.syntax.sheet import Sheet

if TYPE_CHECKING:
    from remit.syntax.leaves import Node

ONE_LINE = frozenset(
    {
        "use", "channel", "fact", "term", "personal_kind", "team", "event_kind", "body", "reason", "cue",
        "requirement", "placeholder", "switch",
    }
)  # fmt: skip

BLOCK = "#\0block"  # a comment that nobody can type marks where a fenced block starts


class NotFormattable(ValueError):  # noqa: N818 - it names the text that was given, not a fault
    """The text does not parse, so it has no layout; the parser says where and why."""


def format_text(text: str, *, cache_file: str | None = None) -> str:
    """Lay out a policy that parses; raises `NotFormattable` otherwise.

    `cache_file` is where the formatter's parser tables are kept between runs: a file of its own, not that of
    `remit.syntax.parse`, where nobody else can write.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    return "".join(f"{line}\n" for line in _formatted(text, cache_file))


def format_markdown(text: str, *, cache_file: str | None = None) -> str:
    """Lay out the policy in the fenced `remit` blocks of a Markdown file; everything else stays as it is.

    The blocks are one policy, whose statements may go on from block to block. Otherwise as `format_text`.
    """
    lines = text.split("\n")
    fences = policy_fences(lines)
    policy: list[str] = []
    for fence in fences:
        policy += ["", BLOCK, ""]
        for line in lines[fence.start : fence.end]:
            margin = len(line) - len(line.lstrip(" "))
            policy.append(line[min(margin, fence.indent) :].removesuffix("\r"))
    blocks: list[list[str]] = []
    for line in _formatted("\n".join(policy), cache_file):
        if line.strip() == BLOCK:
            blocks.append([])
        else:
            blocks[-1].append(line)
    for fence, block in reversed([*zip(fences, blocks, strict=True)]):
        ending = "\r" if lines[fence.start - 1].endswith("\r") else ""
        lines[fence.start : fence.end] = [
            (" " * fence.indent + line if line else "") + ending for line in _without_blank_ends(block)
        ]
    return "\n".join(lines)


def _without_blank_ends(lines: list[str]) -> list[str]:
    return "\n".join(lines).strip("\n").split("\n") if any(lines) else []


def _formatted(text: str, cache_file: str | None) -> list[str]:
    from lark.exceptions import UnexpectedInput  # noqa: PLC0415 - loaded when first used

    text += "\n"
    try:
        tree = parser(keep_all_tokens=True, cache_file=cache_file).parse(text)
        leaves, root = leaves_of(tree, text)
        sheet = Sheet(leaves)
        layout.soften(sheet, root)
        _statements(sheet, root)
    except UnexpectedInput as error:
        raise NotFormattable(str(error)) from error
    except RecursionError as error:
        raise NotFormattable("it is nested too deep") from error
    sheet.line(len(leaves) - 1, 0, Blanks.KEEP)
    return lines_of(leaves)


def _statements(sheet: Sheet, root: Node) -> None:
    run: list[Cells] = []
    for node in root.nodes:
        cells = _one_line(sheet, node)
        follows = cells is not None and bool(run) and run[-1].node.kind == node.kind
        sheet.line(node.lo, 0, Blanks.KEEP if follows else Blanks.FORCE)
        gap = sheet.leaves[node.lo].gap
        if not follows or gap.blank or gap.own:
            align_run(sheet, run)
            run = []
        if cells is not None:
            run.append(cells)
    align_run(sheet, run)


def _one_line(sheet: Sheet, node: Node) -> Cells | None:
    """Lay out a statement; its cells if it stands on one line and may stand in a run."""
    if node.kind in ONE_LINE:
        cells = cells_of(sheet, node)
        space_cells(sheet, cells)
        if node.kind != "term" or sheet.fits(node.lo, node.hi, 0):
            return cells
        layout.term(sheet, node)
        return None
    match node.kind:
        case "section":
            layout.section(sheet, node)
        case "guarantee":
            layout.guarantee(sheet, node)
        case "example":
            layout.example(sheet, node)
        case _:
            layout.clauses(sheet, node, 0)
    return None
