"""R0030 to R0059: what the command line, a mapping file or a switch log asks for and cannot have."""

from __future__ import annotations

from remit.diagnostics.code import Code
from remit.diagnostics.severity import Severity


def _setting(code: str, name: str, headline: str) -> Code:
    return Code(code, name, Severity.ERROR, "reading", headline)


SETTINGS = (
    _setting("R0030", "unmapped-column", "the column `{column}` fills no fact and is not ignored"),
    _setting("R0031", "unfilled-fact", "no column, template or constant gives `{fact}`"),
    _setting("R0032", "no-such-fact", "no policy knows a fact `{name}`"),
    _setting("R0033", "mapping-not-toml", "the mapping `{path}` is not TOML: {reason}"),
    _setting("R0034", "unknown-mapping-key", "mapping files have no key `{key}`"),
    _setting("R0035", "wrong-mapping-value", "`{key}` in a mapping must be {expected}"),
    _setting("R0036", "missing-column", "the file has no column `{column}`, which the mapping names"),
    _setting("R0037", "unreadable-format", "`{path}` cannot be read as {format}: {reason}"),
    _setting(
        "R0038",
        "extra-not-installed",
        "{task} needs the extra `{extra}`: run `python -m pip install 'remit[{extra}]'`",
    ),
    _setting("R0039", "unnamed-format", "the name `{path}` does not say its format: add `--format`"),
    _setting("R0040", "cannot-write", "`{path}` cannot be written: {reason}"),
    _setting("R0041", "column-twice", "the column `{column}` comes twice in the header"),
    _setting("R0042", "fact-filled-twice", "`{fact}` is filled by the column `{column}` and by {other}"),
    _setting("R0043", "read-and-written", "`{path}` would be read and written at once"),
    _setting("R0044", "already-there", "`{path}` is there already, and nothing is overwritten"),
    _setting("R0045", "no-header", "`{path}` has no header of columns: {reason}"),
    _setting("R0046", "no-such-switch", "no policy has a switch `{name}`"),
    _setting("R0047", "wrong-switch-state", "{place}: {reason}"),
    _setting("R0048", "wrong-fact-value", "`{fact}` cannot be set: {reason}"),
    _setting("R0049", "wrong-command-line", "{problem}"),
    _setting("R0050", "no-such-part", "there is no {kind} `{name}` to draw"),
    _setting("R0051", "no-starter", "there is no starter policy for the sector `{sector}`"),
    _setting("R0052", "shipped-file-missing", "`{path}` is missing from this installation"),
    _setting("R0053", "which-workflow", "there are workflows for {sectors}: name one with `--sector`"),
)
