"""A difference as one page of HTML that stands by itself, to be read, printed and signed."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from remit.driver.difference import say
from remit.interfaces.cli.diff_text import sections

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.driver.difference.told import ChangeTold, Difference, Example, Way

_MOST_WAYS: Final = 12
_MOST_IDS: Final = 200

_STYLE: Final = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { font: 16px/1.5 Georgia, "Times New Roman", serif; color: #1d1d1b; background: #fff;
       max-width: 52rem; margin: 2.5rem auto; padding: 0 1.5rem; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .4rem; }
h2 { font-size: 1.15rem; line-height: 1.35; margin: 0 0 .5rem; }
p { margin: .35rem 0; }
.quiet { color: #5f5f5a; }
.verdict { font-size: 1.1rem; border-left: 4px solid #1d1d1b; padding: .3rem 0 .3rem .9rem; margin: 1.2rem 0 1.8rem; }
section { border-top: 1px solid #c9c9c2; padding: 1.1rem 0 .9rem; }
h2 { break-after: avoid; }
tr, .example { break-inside: avoid; }
.beyond h2::after { content: " not declared"; font: 600 .72rem/1 system-ui, sans-serif; color: #fff;
                    background: #a3201d; border-radius: 3px; padding: .2rem .4rem; margin-left: .5rem;
                    vertical-align: .12rem; }
ul { margin: .35rem 0 .6rem; padding-left: 1.2rem; }
table { border-collapse: collapse; width: 100%; margin: .6rem 0; font-size: .95rem; table-layout: fixed; }
th, td { text-align: left; vertical-align: top; border: 1px solid #c9c9c2; padding: .4rem .6rem;
         overflow-wrap: anywhere; }
th { background: #f3f3ee; font: 600 .8rem/1.3 system-ui, sans-serif; }
td small { display: block; color: #5f5f5a; font-size: .88em; }
.example { background: #f7f7f2; padding: .5rem .8rem; margin: .6rem 0 0; font-size: .93rem; overflow-wrap: anywhere; }
.example b { font: 600 .8rem/1 system-ui, sans-serif; }
.signatures { break-inside: avoid; margin-top: 2rem; }
.signatures td { height: 3.2rem; }
footer { border-top: 1px solid #c9c9c2; margin-top: 2rem; padding-top: .6rem; font-size: .8rem; color: #5f5f5a;
         overflow-wrap: anywhere; }
@page { margin: 18mm 16mm; }
@media print { body { margin: 0; max-width: none; padding: 0; font-size: 11pt; } .example { background: none;
               border: 1px solid #c9c9c2; } th { background: none; } .verdict { margin-bottom: 1rem; } }
"""


def write(told: Difference, *, listing: bool) -> str:
    """Return the page."""
    return "\n".join([*_page(told, listing=listing), ""])


def _page(told: Difference, *, listing: bool) -> Iterator[str]:
    yield "<!doctype html>"
    yield '<html lang="en">'
    yield '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>What changes: {escape(told.old)} to {escape(told.new)}</title>"
    yield f"<style>{_STYLE}</style></head>"
    yield "<body>"
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
    yield "</body></html>"


def _compared(told: Difference) -> str:
    days = say.distinct(say.days_words(one.first, one.last) for one in told.compared)
    sectors = say.listed(say.distinct(one.sector for one in told.compared), most=8)
    return f"compared for {sectors}, {say.listed(days, most=2)}." if days else "which have nothing in common."


def _change(change: ChangeTold, sectors: int, *, listing: bool) -> Iterator[str]:
    beyond = " beyond" if change.beyond is not None else ""
    yield f'<section class="change{beyond}"><h2>{change.number}. {escape(_capital(say.headline(change)))}</h2>'
    where = say.where_words(change.days, all_sectors=sectors)
    in_ = f" In {escape(where)}." if where else ""
    yield f'<p class="quiet">{escape(_capital(say.deciders(change)))}.{in_}</p>'
    yield "<ul>"
    yield from (f"<li>{escape(say.region_words(region))}</li>" for region in change.regions)
    yield "</ul>"
    yield "<table><thead><tr><th>Before</th><th>After</th></tr></thead><tbody>"
    rows = say.distinct(_row(way) for way in change.ways)
    yield from rows[:_MOST_WAYS]
    if len(rows) > _MOST_WAYS:
        yield f'<tr><td colspan="2">… and {len(rows) - _MOST_WAYS} more</td></tr>'
    yield "</tbody></table>"
    yield from _example("For example", change.example)
    if change.beyond is not None:
        yield from _example("Beyond what was declared", change.beyond)
    if change.count is not None:
        ids = f": {escape(say.listed(change.ids, most=_MOST_IDS))}" if listing and change.ids else ""
        yield f"<p><b>{change.count:,}</b> real interactions{ids}</p>"
    yield "</section>"


def _row(way: Way) -> str:
    before, after = say.means(way)
    return f"<tr><td>{_cell(way.before, before)}</td><td>{_cell(way.after, after)}</td></tr>"


def _cell(words: str, means: tuple[str, ...]) -> str:
    return escape(words) + "".join(f"<small>{escape(one)}</small>" for one in means)


def _example(title: str, example: Example) -> Iterator[str]:
    yield f'<div class="example"><p><b>{title}:</b> {escape(example.given)}</p>'
    if example.given_old is not None:
        yield f'<p class="quiet">Read before as: {escape(example.given_old)}</p>'
    yield f"<p><b>Before:</b> {escape(say.decision_words(example.before))}</p>"
    yield f"<p><b>After:</b> {escape(say.decision_words(example.after))}</p></div>"


def _signatures() -> Iterator[str]:
    yield '<section class="signatures"><h2>Agreed</h2>'
    yield "<table><thead><tr><th>Name</th><th>Role</th><th>Signature</th><th>Date</th></tr></thead><tbody>"
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
