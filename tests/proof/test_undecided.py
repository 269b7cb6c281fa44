"""What the prover may not look for long enough is told as not decided, each question for itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from remit.driver.compile import compile_text
from remit.driver.prove import proved
from remit.interfaces.cli import check

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """policy "Shop"
  sector retail
  regulated
  owner "Service desk"
  purpose "Answer every customer"

topic refund
  "refund*"

cue angry "The customer is angry"

team desk works always
team depot works always

calendar hours
  time zone Europe/London
  open monday to friday 09:00 to 17:00

sla quick
  respond within 1 hour

sla slow
  respond within 5 days

channel twitter public written
channel email private written link "help@shop.example" open hours

"""
# What gives each question, and how it is put.
QUESTIONS = {
    "conflict": """
  rule "X" when intent is complaint then hold for desk
  rule "Y" when topics include refund then hold for depot
  otherwise hold for desk
whether `X` conflicts with `Y`""",
    "redirect": """
  rule "X" when intent is complaint then redirect to email
  otherwise hold for desk
whether the redirect of `X` always lands""",
    "gap": """
  rule "X" when intent is complaint then hold for desk
whether every interaction of sector `retail` is handled""",
    "table": """
  table "T"
    complete when intent is known
    | intent is | then          |
    | complaint | hold for desk |
  otherwise hold for desk
whether table `T` is complete""",
    "dead rule": """
  rule "X" when intent is complaint then hold for desk
section "B"
  rule "Y" when intent is complaint and customer.tier is vip then hold for depot
  otherwise hold for desk
whether `Y` ever decides anything""",
    "condition": """
  rule "X" when sentiment is under 0 or sentiment is at least 0 or sentiment is unknown then hold for desk
whether the condition of `X` ever fails""",
    "unless": """
  rule "X" when intent is complaint unless intent is question then hold for desk
  otherwise hold for desk
whether the `unless` of `X` ever makes a difference""",
    "reached": """
  rule "X" when sentiment is under 0 then hold for desk and flag angry
  except "E" when sentiment is under 1 then do not flag angry
  otherwise hold for desk
whether anything ever leads to cue `angry`""",
    "guarantee": """
  rule "X" when intent is complaint then hold for desk
  otherwise answer
guarantee "G" when intent is complaint then never answer
whether guarantee "G" holds is not decided""",
    "pair": """
  rule "X" when intent is complaint then hold for desk
  rule "Y" when intent is question and customer.tier is vip then hold for desk
  otherwise hold for desk
guarantee "G" customer.tier never change path, handling
whether guarantee "G" holds is not decided""",
    "advice": """
  rule "X" when channel is public and intent is complaint then hold for desk and apply quick
  otherwise hold for desk and apply slow
whether the advice `two_tier` is called for in sector `retail`""",
}


def parted(kind: str) -> tuple[str, str]:
    """Return a policy, and what is asked of it."""
    text, _, asked = QUESTIONS[kind].rpartition("\n")
    return f'{HEAD}section "A"{text}\n', asked


@pytest.mark.parametrize("kind", QUESTIONS)
def test_a_question_without_an_answer_is_told(kind: str) -> None:
    """Whatever was asked; with enough guesses none of them is open."""
    text, asked = parted(kind)
    open_ = {"R0609", "R0622"}
    found = proved(compile_text(text), guesses=0).report.diagnostics
    assert [d for d in found if d.code in open_ and asked in d.headline], [d.headline for d in found]
    found = proved(compile_text(text)).report.diagnostics
    assert not [d for d in found if d.code in open_]
    assert found == () or all(d.code.startswith(("R06", "R05")) for d in found)


def test_what_is_not_decided_is_not_said_to_be_proved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last line of the command says what was asked, and the status is that of an error."""
    file = tmp_path / "shop.remit"
    file.write_text(parted("guarantee")[0])
    monkeypatch.setattr(check, "proved", lambda compiled: proved(compiled, guesses=0))
    told = CliRunner().invoke(check.command, [str(file)], standalone_mode=False)
    assert "R0622" in told.output
    assert "asked of every interaction" in told.output
    assert "proved" not in told.output.replace("not proved", "")
    assert told.return_value == 1
