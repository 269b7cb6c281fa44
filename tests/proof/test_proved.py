"""What the prover says of whole policies: proved, told once, refused by `load`, and what no proof is spoilt by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import remit
from remit.driver.compile import compile_paths
from remit.driver.prove import proved

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """policy "Shop"
  sector retail
  owner "Service desk"
  purpose "Answer every customer"

topic refund
  "refund*"

topic money
  "price*"
  includes refund

team desk works always
team depot works always

channel twitter public written
channel email private written link "help@shop.example"

section "Everyday"

"""
CLASH = """
  rule "Refunds"
    when topics include refund
    then hold for desk

  rule "Money"
    when topics include money and intent is complaint
    then hold for depot

  otherwise hold for desk
"""
CLEAN = CLASH.replace("hold for desk\n\n  rule", 'hold for desk\n    overrides "Money"\n\n  rule')


def write(folder: Path, rules: str) -> Path:
    """Write the shop's policy."""
    file = folder / "shop.remit"
    file.write_text(HEAD + rules)
    return file


def test_a_policy_with_a_conflict_is_not_loaded(tmp_path: Path) -> None:
    """Nobody decides with rules that disagree without having asked for it."""
    file = write(tmp_path, CLASH)
    with pytest.raises(remit.PolicyError) as error:
        remit.load(file)
    assert [one.code for one in error.value.diagnostics] == ["R0601"]
    assert remit.load(file, prove=False).sectors == ("retail",)


def test_what_was_proved_once_is_loaded_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second start stands on the first; a changed text does not."""
    monkeypatch.setenv("REMIT_CACHE", str(tmp_path / "kept"))
    file = write(tmp_path, CLEAN)
    assert remit.load(file).sectors == remit.load(file).sectors
    assert (tmp_path / "kept" / "proved").read_text().count("\n") == 1
    with pytest.raises(remit.PolicyError):
        remit.load(write(tmp_path, CLASH))


@pytest.mark.parametrize("kept", ["", "not utf-8: \udcff"])
def test_a_spoilt_or_missing_record_of_proofs_only_costs_time(
    kept: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What cannot be read is proved again."""
    monkeypatch.setenv("REMIT_CACHE", str(tmp_path / "kept") if kept else "")
    (tmp_path / "kept").mkdir(mode=0o700)
    (tmp_path / "kept" / "proved").write_bytes(kept.encode("utf-8", "surrogateescape"))
    assert remit.load(write(tmp_path, CLEAN)).sectors == ("retail",)


def test_an_example_that_is_given_its_topics_has_the_wider_ones_too(tmp_path: Path) -> None:
    """A topic that includes others comes with them, whoever says so: what is proved holds of such interactions too."""
    policy = remit.load(write(tmp_path, CLEAN))
    record = {"id": "1", "received": "2026-03-02T10:00:00Z", "channel": "email", "sector": "retail"}
    given = policy.decide({**record, "intent": "complaint", "topics": ["refund"]})
    found = policy.decide({**record, "intent": "complaint", "message": "Refund me"})
    assert [rule.rule for rule in given.rules] == [rule.rule for rule in found.rules]


def test_a_finding_of_many_sectors_is_told_once(tmp_path: Path) -> None:
    """Two rules that disagree are one mistake, wherever they meet."""
    (tmp_path / "law.remit").write_text(
        HEAD.replace('policy "Shop"\n  sector retail', 'policy "Law"\n  all sectors\n  overriding')
        + CLASH.replace("\n  otherwise hold for desk\n", "")
    )
    for sector in ("retail", "banking", "travel"):
        (tmp_path / f"{sector}.remit").write_text(
            f'policy "{sector}"\n  sector {sector}\n  owner "A"\n  purpose "B"\n\nuse "law.remit"\n\n'
            'section "All"\n  otherwise hold for desk\n'
        )
    found = proved(compile_paths([tmp_path])).report.diagnostics
    assert [one.code for one in found if one.code == "R0601"] == ["R0601"]


def test_nothing_is_said_of_a_policy_to_which_nothing_can_arrive(tmp_path: Path) -> None:
    """Without a channel there is no interaction."""
    rules = HEAD.replace("channel twitter public written\n", "").replace(
        'channel email private written link "help@shop.example"\n', ""
    )
    (tmp_path / "shop.remit").write_text(rules + CLASH)
    assert proved(compile_paths([tmp_path])).report.diagnostics == ()
