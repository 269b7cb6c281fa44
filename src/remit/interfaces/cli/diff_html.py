"""A difference as one page of HTML that stands by itself, to be read, printed and signed."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from remit.driver.difference import say
from remit.interfaces.cli.diff_text import sections

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.driver.difference.told import ChangeTold, Difference, Example

_MOST_WAYS: Final = 12
_MOST_IDS: Final = 200

_STYLE: Final = """
:root { color-scheme: light dark; --ink: #1d1d1b; --quiet: #5a5a55; --paper: #fff; --line: #c9c9c2; --shade: #f3f3ee;
        --alert: #a3201d; }
@media (prefers-color-scheme: dark) { :root { --ink: #ecece6; --quiet: #a9a9a1; --paper: #161615; --line: #4a4a46;
        --shade: #23231f; --alert: #c9453f; } }
@media print { :root { color-scheme: light; --ink: #000; --quiet: #444; --paper: #fff; --line: #999; --shade: none; } }
* { box-sizing: border-box; }
body { font: 16px/1.5 Georgia, "Times New Roman", serif; color: var(--ink); background: var(--paper);
       max-width: 52rem; margin: 2.5rem auto; padding: 0 1.5rem; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .4rem; }
h2 { font-size: 1.15rem; line-height: 1.35; margin: 0 0 .5rem; break-after: avoid; }
h1, h2, p, li { overflow-wrap: anywhere; }
p { margin: .35rem 0; }
.quiet { color: var(--quiet); }
.verdict { font-size: 1.1rem; border-left: 4px solid; padding: .3rem 0 .3rem .9rem; margin: 1.2rem 0 1.8rem; }
section { border-top: 1px solid var(--line); padding: 1.1rem 0 .9rem; }
tr, .example { break-inside: avoid; }
.undeclared { font: 600 .72rem/1 system-ui, sans-serif; color: #fff; background: var(--alert); border-radius: 3px;
              padding: .2rem .4rem; margin-left: .5rem; vertical-align: .12rem; print-color-adjust: exact; }
ul { margin: .35rem 0 .6rem; padding-left: 1.2rem; }
table { border-collapse: collapse; width: 100%; margin: .6rem 0; font-size: .95rem; table-layout: fixed; }
th, td { text-align: left; vertical-align: top; border: 1px solid var(--line); padding: .4rem .6rem;
         overflow-wrap: anywhere; }
th { background: var(--shade); font: 600 .8rem/1.3 system-ui, sans-serif; }
td small { display: block; color: var(--quiet); font-size: .88em; }
.example { background: var(--shade); padding: .5rem .8rem; margin: .6rem 0 0; font-size: .93rem; }
.example b { font: 600 .8rem/1 system-ui, sans-serif; }
.signatures { break-inside: avoid; margin-top: 2rem; }
.signatures td { height: 3.2rem; }
footer { border-top: 1px solid var(--line); margin-top: 2rem; padding-top: .6rem; font-size: .8rem; color: var(--quiet);
         overflow-wrap: anywhere; }
@page { size: A4; margin: 18mm 16mm; }
@media print { body { margin: 0; max-width: none; padding: 0; font-size: 11pt; }
               .example { border: 1px solid var(--line); } .verdict { margin-bottom: 1rem; } }
"""

_SIGN: Final = (
    "<table><thead><tr>"
    + "".join(f'<th scope="col">{one}</th>' for one in ("Name", "Role", "Signature", "Date"))
    + "</tr></thead><tbody>"
)


def write(told: Difference, *, listing: bool) -> str:
    """Return the page."""
    return "\n".join([*_page(told, listing=listing), ""])


def _page(told: Difference, *, listing: bool) -> Iterator[str]:
    yield "<!doctype html>"
    yield '<html lang="en">'
    yield '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>What changes: {escape(told.old)} to {escape(told.new)}</title>"
    yield f"<style>{_STYLE}</style></head>"
    yield "<body><main>"
    yield "<h1>What this change of policy does</h1>"
    yield f'<p class="quiet">From <b>{escape(told.old)}</b> to <b>{escape(told.new)}</b>, {escape(_compared(told))}</p>'
    yield f'<p class="verdict">{escape(_capital(say.verdict(told)))}.</p>'
    sectors = len({one.sector for one in told.compared})
    for change in told.changes:
        yield from _change(change, sectors, listing=listing)
    for title, lines in sections(told):
        yield f"<section><h2>{escape(title)}</h2><ul>"
        yield from (f"<li>{escape(line)}</li>" for line in lines)
        yield "</ul></section>"
    yield from _signatures()
    yield from _footer(told)
    yield "</main></body></html>"


def _compared(told: Difference) -> str:
    days = say.distinct(say.days_words(one.first, one.last) for one in told.compared)
    sectors = say.listed(say.distinct(one.sector for one in told.compared), most=8)
    return f"compared for {sectors}, {say.listed(days, most=2)}." if days else "which have nothing in common."


def _change(change: ChangeTold, sectors: int, *, listing: bool) -> Iterator[str]:
    beyond = "" if change.beyond is None else ' <span class="undeclared">not declared</span>'
    yield f'<section id="change-{change.number}">'
    yield f"<h2>{change.number}. {escape(_capital(say.headline(change)))}{beyond}</h2>"
    where = say.where_words(change.days, all_sectors=sectors)
    in_ = f" In {escape(where)}." if where else ""
    yield f'<p class="quiet">{escape(_capital(say.deciders(change)))}.{in_}</p>'
    yield "<ul>"
    yield from (f"<li>{escape(_capital(say.region_words(region)))}</li>" for region in change.regions)
    yield "</ul>"
    yield '<table><thead><tr><th scope="col">Before</th><th scope="col">After</th></tr></thead><tbody>'
    yield from _rows(change)
    yield "</tbody></table>"
    yield from _example("For example", change.example)
    if change.beyond is not None and change.beyond != change.example:
        yield from _example("Beyond what was declared", change.beyond)
    if change.count is not None:
        ids = f": {escape(say.listed(change.ids, most=_MOST_IDS))}" if listing and change.ids else ""
        yield f"<p><b>{change.count:,}</b> real interactions{ids}</p>"
    yield "</section>"


def _rows(change: ChangeTold) -> Iterator[str]:
    """Yield the rows of what was and is; the side that is the same in all of them is said once."""
    rows = list(dict.fromkeys((way.before, way.after, *say.means(way)) for way in change.ways))
    shown = rows[:_MOST_WAYS]
    left = len(rows) - len(shown)
    height = len(shown) + (left > 0)
    befores = [_cell(before, was) for before, _, was, _ in shown]
    afters = [_cell(after, now) for _, after, _, now in shown]
    once = [len(rows) > 1 and len(set(cells)) == 1 for cells in (befores, afters)]
    for place, cells in enumerate(zip(befores, afters, strict=True)):
        said = [
            f'<td rowspan="{height}">{cell}</td>' if alone else f"<td>{cell}</td>"
            for cell, alone in zip(cells, once, strict=True)
            if place == 0 or not alone
        ]
        yield f"<tr>{''.join(said)}</tr>"
    if left:
        yield f"<tr><td{'' if any(once) else ' colspan=2'}>… and {left} more</td></tr>"


def _cell(words: str, means: tuple[str, ...]) -> str:
    return escape(words) + "".join(f"<small>{escape(one)}</small>" for one in means)


def _example(title: str, example: Example) -> Iterator[str]:
    yield f'<div class="example"><p><b>{title}:</b> {escape(example.given)}</p>'
    if example.given_old is not None:
        yield f'<p class="quiet">Read before as: {escape(example.given_old)}</p>'
    before, after = say.decision_words(example.before), say.decision_words(example.after)
    if before == after:
        yield f"<p><b>Before and after:</b> {escape(after)}</p></div>"
    else:
        yield f"<p><b>Before:</b> {escape(before)}</p>"
        yield f"<p><b>After:</b> {escape(after)}</p></div>"


def _signatures() -> Iterator[str]:
    yield '<section class="signatures"><h2>Agreed</h2>'
    yield _SIGN
    yield from ("<tr><td></td><td></td><td></td><td></td></tr>" for _ in range(3))
    yield "</tbody></table></section>"


def _footer(told: Difference) -> Iterator[str]:
    yield "<footer><p>Every sentence is proved for every interaction on these days; every example was decided by both"
    yield "editions. Digests of the policies compared:</p>"
    for side in ("old", "new"):
        digests = ", ".join(one.removeprefix("sha256:")[:16] for one in told.digests.get(side, ()))
        yield f"<p>{side}: {escape(digests)}</p>"
    yield "</footer>"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
