"""Any bytes as a policy: findings or assemblies, never an exception; formatting keeps the meaning."""

import sys

import atheris

with atheris.instrument_imports(include=["remit"]):
    from remit.diagnostics.render_line import render_line
    from remit.diagnostics.render_text import render_text
    from remit.driver.compile import Compiled, compile_text
    from remit.syntax.format import NotFormattable, format_text


def meaning(compiled: Compiled) -> list[str]:
    """The digests of all policies."""
    return [policy.digest for assembly in compiled.assemblies for policy in assembly.policies]


def one(data: bytes) -> None:
    """Compile, render, format, compile again."""
    text = data.decode("utf-8", "replace")
    compiled = compile_text(text)
    render_text(compiled.report.diagnostics, compiled.sources)
    for diagnostic in compiled.report.diagnostics:
        render_line(diagnostic, compiled.sources)
    if any(d.code.startswith("R01") for d in compiled.report.diagnostics):
        return
    try:
        laid_out = format_text(text)
    except NotFormattable:
        return
    again = compile_text(laid_out)
    if meaning(again) != meaning(compiled) or format_text(laid_out) != laid_out:
        raise AssertionError("formatting changed the policy")


atheris.Setup(sys.argv, one)
atheris.Fuzz()
