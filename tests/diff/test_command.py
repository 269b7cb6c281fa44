"""`remit diff` as it is called: forms, git revisions, declared changes, real interactions."""

from __future__ import annotations

import json
import subprocess
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from diff.shop import POLICY, edited
from interfaces.command_line import Ended, lines, message, remit

if TYPE_CHECKING:
    from pathlib import Path

LOUDER = edited(("over 10000", "over 5000"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The policy as it was and as it is."""
    (tmp_path / "old.remit").write_text(POLICY, encoding="utf-8")
    (tmp_path / "new.remit").write_text(LOUDER, encoding="utf-8")
    return tmp_path


def diff(folder: Path, *more: str | Path) -> Ended:
    """Compare the two."""
    return remit("diff", "old.remit", "new.remit", *more, folder=folder)


def test_the_text_says_what_changes_for_whom_with_an_example(folder: Path) -> None:
    """In the order in which it matters, and the whole in one sentence at the end."""
    ended = diff(folder)
    assert (ended.status, ended.err) == (1, "")
    assert ended.out.startswith(
        "old.remit → new.remit\n\n1. handling: now hold for manager, instead of 3 others\n"
    )
    assert "  which    where channel is twitter and author.followers is 5001 to 10000\n" in ended.out
    assert (
        "  example  channel is twitter and author.followers is 5001 and received is 2026-01-01 10:00\n"
        in ended.out
    )
    assert "  before   hold for desk, give to desk\n" in ended.out
    assert "  after    hold for manager, give to manager, priority 1\n" in ended.out
    assert ended.out.endswith("3 changes in 1 sector\n")


def test_nothing_changes_between_a_policy_and_itself(folder: Path) -> None:
    """Exit status 0."""
    ended = remit("diff", "old.remit", "old.remit", folder=folder)
    assert ended.status == 0
    assert ended.out.endswith("nothing changes for any interaction: proved for 1 sector\n")


def test_json_has_everything(folder: Path) -> None:
    """With both decisions of each example, whole."""
    told = json.loads(diff(folder, "--format", "json").out)
    assert told["nothing_changes"] is False
    [first, *_] = told["changes"]
    assert first["aspect"] == "handling"
    assert first["regions"][0]["where"] == "channel is twitter and author.followers is 5001 to 10000"
    assert first["example"]["before"]["handling"]["kind"] == "hold"
    assert first["example"]["after"]["priority"] == 1
    assert {way["new_rule"]["name"] for way in first["ways"]} == {"Loud accounts"}


def test_markdown_shows_text_as_it_is(folder: Path) -> None:
    """What looks like Markdown in a policy is none."""
    shown = diff(folder, "--format", "markdown").out
    assert shown.startswith("## What this changes: 3 changes in 1 sector\n")
    assert r"answer with our\_hours" in shown
    assert "| before | after |\n| --- | --- |\n" in shown


class _Balanced(HTMLParser):
    """Notes what is opened and not closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.loads: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag, and what it would load."""
        self.loads += [str(value) for name, value in attrs if name in ("src", "href")]
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close it."""
        assert self.open.pop() == tag


def test_the_page_stands_by_itself_and_can_be_signed(folder: Path) -> None:
    """It loads nothing, everything that is opened is closed, and nothing of a policy is taken for a tag."""
    hostile = LOUDER.replace("We are open every day.", "<script>alert(1)</script> & open")
    (folder / "new.remit").write_text(hostile, encoding="utf-8")
    assert diff(folder, "--format", "html", "--out", "page.html").status == 1
    page = (folder / "page.html").read_text()
    reader = _Balanced()
    reader.feed(page)
    assert (reader.open, reader.loads) == ([], [])
    assert "<script>" not in page
    assert '<th scope="col">Signature</th>' in page


def declared(folder: Path) -> str:
    """A file for `--allow`, signed."""
    assert diff(folder, "--format", "allow", "--out", "agreed.toml").status == 1
    text = (folder / "agreed.toml").read_text()
    signed = text.replace('by = ""', 'by = "Jo Okafor"').replace('because = ""', 'because = "Paper 14"')
    (folder / "agreed.toml").write_text(signed)
    return signed


def test_changes_that_were_declared_pass(folder: Path) -> None:
    """The file that Remit writes allows just what changes."""
    declared(folder)
    ended = diff(folder, "--allow", "agreed.toml")
    assert ended.status == 0
    assert ended.out.endswith("3 changes in 1 sector: all of them declared\n")


def test_a_declared_change_must_be_signed(folder: Path) -> None:
    """As it is written it is refused."""
    diff(folder, "--format", "allow", "--out", "agreed.toml")
    ended = diff(folder, "--allow", "agreed.toml")
    assert ended.status == 2
    assert "error[R0066]: `agreed.toml`: change 1: `by` must say who agreed to it" in ended.err


def test_what_goes_beyond_the_declared_is_shown_by_an_interaction(folder: Path) -> None:
    """One that nobody agreed to."""
    (folder / "agreed.toml").write_text(declared(folder).replace("5001 to 10000", "5001 to 9000"))
    ended = diff(folder, "--allow", "agreed.toml")
    assert ended.status == 1
    assert "  beyond   channel is twitter and author.followers is 9001 and received" in ended.out
    assert "3 beyond what was declared" in ended.out


def test_a_declared_change_that_does_not_come_fails(folder: Path) -> None:
    """Whoever agreed to it counts on it."""
    more = '[[change]]\naspect = "clock"\nitem = "reply_due"\nby = "Jo"\nbecause = "Paper 15"\n'
    (folder / "agreed.toml").write_text(declared(folder) + more)
    ended = diff(folder, "--allow", "agreed.toml")
    assert ended.status == 1
    assert "reply_due: nothing changes so" in ended.out


def test_everywhere_means_everywhere(folder: Path) -> None:
    """A change that was to come wherever its condition holds, and does not, is shown by an interaction."""
    more = (
        '[[change]]\naspect = "priority"\nwhere = "author.followers is over 5000"\nafter = "priority 1"\n'
        'everywhere = true\nby = "Jo"\nbecause = "Paper 15"\n'
    )
    (folder / "agreed.toml").write_text(declared(folder) + more)
    ended = diff(folder, "--allow", "agreed.toml")
    assert ended.status == 1
    assert "not for channel is email and author.followers is 5001" in " ".join(ended.out.split())


def test_a_declared_condition_that_cannot_be_read_says_why(folder: Path) -> None:
    """In the words of the language."""
    (folder / "agreed.toml").write_text(
        '[[change]]\nwhere = "author.folowers is over 5000"\nby = "Jo"\nbecause = "x"\n'
    )
    ended = diff(folder, "--allow", "agreed.toml")
    assert ended.status == 2
    assert "error[R0067]" in ended.err
    assert "`author.folowers`" in ended.err


def test_real_interactions_are_counted_and_listed(folder: Path) -> None:
    """What neither can read is counted apart."""
    text = lines(
        message("loud", **{"author.followers": 7000}),
        message("quiet", **{"author.followers": 70}),
        message("unknown"),
        message("wrong", channel="pigeon"),
    )
    (folder / "inbox.jsonl").write_text(text)
    ended = diff(folder, "--data", "inbox.jsonl", "--list")
    assert "  data     1 interaction\n  ids      loud\n" in ended.out
    assert "1 of 3 interactions are decided differently" in ended.out
    assert "1 could not be read by either" in ended.out


def test_data_in_columns_is_mapped(folder: Path) -> None:
    """As for deciding."""
    (folder / "inbox.csv").write_text("id,when,fans\na,2026-03-02T10:00:00Z,7000\nb,2026-03-02T10:00:00Z,1\n")
    ended = diff(
        folder, "--data", "inbox.csv", "--map", "when=received", "--map", "fans=author.followers",
        "--set", "channel=twitter", "--sector", "retail", "--format", "json", "--list",
    )  # fmt: skip
    told = json.loads(ended.out)
    assert told["data"] == {"read": 2, "changed": 1, "refused": 0, "elsewhere": 0, "other": []}
    assert told["changes"][0]["ids"] == ["a"]


# ------------------------------------------------------------------------------------------------ git


def git(folder: Path, *arguments: str) -> None:
    """Run git, as somebody."""
    who = ("-c", "user.name=Jo", "-c", "user.email=jo@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository in which the policy was changed, the change not yet committed."""
    (tmp_path / "policies").mkdir()
    path = tmp_path / "policies" / "shop.remit"
    path.write_text(POLICY, encoding="utf-8")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "First")
    path.write_text(LOUDER, encoding="utf-8")
    return tmp_path


def test_old_may_be_a_revision(repository: Path) -> None:
    """A folder or a file of it; nothing in the repository is touched."""
    for old, new in (("main:policies/", "policies/"), ("HEAD:policies/shop.remit", "policies/shop.remit")):
        ended = remit("diff", old, new, folder=repository)
        assert ended.status == 1
        assert ended.out.startswith(f"{old} → {new}\n")
        assert "author.followers is 5001 to 10000" in ended.out
    assert remit("diff", "HEAD:./", ".", folder=repository / "policies").status == 1
    assert (repository / "policies" / "shop.remit").read_text() == LOUDER


def test_new_may_be_a_revision_too(repository: Path) -> None:
    """Then nothing of the folder counts."""
    ended = remit("diff", "HEAD:policies/", "main:policies", folder=repository)
    assert ended.status == 0


@pytest.mark.parametrize(
    ("old", "code"), [("mian:policies/", "R0062"), ("main:polices/", "R0063"), ("main:../elsewhere", "R0063")]
)
def test_what_git_does_not_have_is_said(repository: Path, old: str, code: str) -> None:
    """Each with its code."""
    ended = remit("diff", old, "policies/", folder=repository)
    assert ended.status == 2
    assert f"error[{code}]" in ended.err


def test_a_revision_outside_of_any_repository_is_said(folder: Path) -> None:
    """It means nothing there."""
    ended = remit("diff", "main:policies/", "new.remit", folder=folder, GIT_CEILING_DIRECTORIES=str(folder))
    assert ended.status == 2
    assert "error[R0061]" in ended.err


def test_without_git_a_revision_cannot_be_had(folder: Path) -> None:
    """And the message says so."""
    ended = remit("diff", "main:policies/", "new.remit", folder=folder, PATH="")
    assert ended.status == 2
    assert "error[R0060]" in ended.err


def test_what_only_one_has_must_be_declared_too(folder: Path) -> None:
    """Days, sectors and channels cannot be compared, and never pass unseen."""
    text = POLICY.replace("until 2026-12-31", "until 2027-12-31").replace(
        "channel email ", "channel chat   private  written\nchannel email "
    )
    (folder / "new.remit").write_text(text, encoding="utf-8")
    ended = diff(folder)
    assert ended.status == 1
    assert "retail: only NEW is in force from 2027-01-01 until 2027-12-31" in ended.out
    assert "retail: only NEW has the channel chat" in ended.out
    assert ended.out.endswith(
        "nothing changes for any interaction: proved for 1 sector, for what both have\n"
    )
    declared(folder)
    assert diff(folder, "--allow", "agreed.toml").status == 0
