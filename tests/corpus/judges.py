"""How much of the pipeline judges the policies of each folder of the corpus."""

from __future__ import annotations

from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from remit.backends.proof.solver import MOST_GUESSES
from remit.diagnostics.report import Report
from remit.driver.compile import compile_paths, compile_text
from remit.driver.prove import proved
from remit.source.text import SourceText
from remit.syntax.parse import parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remit.diagnostics.diagnostic import Diagnostic

# How long the prover may look for an answer to each question about the policies of a folder.
_GUESSES: Final = {"proof": MOST_GUESSES, "limits": 0}


def judge(folder: str, files: Mapping[str, str]) -> tuple[Mapping[str, SourceText], tuple[Diagnostic, ...]]:
    """Return what is found in policy files; those under `syntax` are only parsed, as parts of a policy can be."""
    if folder == "syntax":
        report = Report()
        sources = {name: SourceText(name, text) for name, text in files.items()}
        for source in sources.values():
            parse(source, report)
        return sources, report.diagnostics
    if len(files) == 1:
        ((name, text),) = files.items()
        compiled = compile_text(text, name)
    else:
        with TemporaryDirectory() as place, chdir(place):
            for name, text in files.items():
                Path(name).parent.mkdir(exist_ok=True)
                Path(name).write_text(text, encoding="utf-8")
            compiled = compile_paths([Path()])
    if folder in _GUESSES:
        proved(compiled, _GUESSES[folder])
    return compiled.sources, compiled.report.diagnostics
