"""`remit decide`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from interfaces.command_line import codes, lines, message, remit

if TYPE_CHECKING:
    from pathlib import Path

CARD = "4111 1111 1111 1111"


def test_interactions_come_in_and_decisions_go_out(shop: Path, tmp_path: Path) -> None:
    """From standard input to standard output, or from file to file; counts go to standard error."""
    given = lines(message("1"), message("2", message="Hello"))
    ended = remit("decide", shop, given=given)
    assert (ended.status, ended.err) == (0, "decided 2, refused 0\n")
    assert [(one["id"], one["handling"]["kind"]) for one in ended.objects] == [("1", "answer"), ("2", "hold")]
    (tmp_path / "in.jsonl").write_text(given, encoding="utf-8")
    again = remit("decide", shop, "--in", "in.jsonl", "--out", "out.jsonl", folder=tmp_path)
    assert (again.status, again.out) == (0, "")
    written = (tmp_path / "out.jsonl").read_text(encoding="utf-8")
    # Messages call a file as it was named, and it was named alike.
    assert written == ended.out


def test_records_that_cannot_be_decided_are_refused_and_the_others_go_on(shop: Path, tmp_path: Path) -> None:
    """Each with its line and a code; personal data is masked wherever it is said."""
    good = [message(str(i)) for i in range(3)]
    records: list[bytes] = [
        good[0].encode(),
        b"my card is " + CARD.encode(),
        b"",
        b'{"id": "x"',
        b"[1]",
        b'{"id": "\xff"}',
        b'{"id": "a\0"}',
        good[0].encode(),
        message("y", colour="red").encode(),
        message("y", **{"order.value": 5}).encode(),
        message("y", received="2026-03-02T10:00:00").encode(),
        message("y", received="2019-03-02T10:00:00Z").encode(),
        message("y", sector="banking").encode(),
        message("y", channel=CARD).encode(),
        b'{"message": "' + b"x" * 10_000_000 + b'"}',
        good[1].encode(),
        message("long", message="Hello " * 500_000).encode(),
        b'{"a":' * 50_000,
        good[2].encode(),
    ]
    (tmp_path / "in.jsonl").write_bytes(b"\r\n".join(records))
    ended = remit("decide", shop, "--in", "in.jsonl", "--refused", "refused.jsonl", folder=tmp_path)
    assert ended.status == 1
    assert [one["id"] for one in ended.objects] == ["0", "1", "long", "2"]
    written = (tmp_path / "refused.jsonl").read_text(encoding="utf-8")
    assert codes(json.loads(line) for line in written.splitlines()) == [
        (2, "R0750"),
        (4, "R0750"),
        (5, "R0751"),
        (6, "R0756"),
        (7, "R0757"),
        (8, "R0758"),
        (9, "R0701"),
        (10, "R0702"),
        (11, "R0705"),
        (12, "R0721"),
        (13, "R0720"),
        (14, "R0709"),
        (15, "R0755"),
        (18, "R0754"),
    ]
    assert "decided 4, refused 14\n" in ended.err
    assert "  refused 2: R0750 not-json\n" in ended.err
    assert "4111" not in written + ended.err
    for line in written.splitlines():
        assert set(json.loads(line)) >= {"line", "code", "reason", "record"}


def test_refused_records_go_to_standard_error_without_a_file_for_them(shop: Path) -> None:
    """One JSON object a line, too."""
    ended = remit("decide", shop, given=lines("broken " + CARD))
    assert ended.status == 1
    assert json.loads(ended.err.splitlines()[0])["code"] == "R0750"
    assert "4111" not in ended.err


def test_refused_records_are_for_people_where_the_decisions_are(shop: Path, tmp_path: Path) -> None:
    """With the line, the reason, the start of the record on one line, and where there is more; a file has JSON."""
    long = message("2", channel="carrier_pigeon", message=f"Paid with {CARD}. " + "Coo. " * 100)
    ended = remit("decide", shop, "--text", given=lines(message("1"), long))
    assert ended.status == 1
    refused, because, record, more, _, *counts = ended.err.splitlines()
    assert refused == "refused, line 2"
    assert because.startswith("  because   `channel` cannot be `carrier_pigeon`; there are: ")
    assert record.startswith('  record    {"id": "2", ')
    assert max(map(len, (because, record))) <= 100
    assert "4111" not in ended.err
    assert more == "  more      run `remit explain R0709`"
    assert counts == ["decided 1, refused 1", "  refused 1: R0709 value-not-declared"]
    remit("decide", shop, "--text", "--refused", "refused.jsonl", given=lines(long), folder=tmp_path)
    assert json.loads((tmp_path / "refused.jsonl").read_text())["code"] == "R0709"


def test_an_empty_file_is_decided(shop: Path) -> None:
    """There is nothing wrong with having nothing to do."""
    ended = remit("decide", shop)
    assert (ended.status, ended.out, ended.err) == (0, "", "decided 0, refused 0\n")


def test_facts_that_the_data_lacks_are_filled(shop: Path) -> None:
    """What the data says stays as it is."""
    received = '"received": "2026-03-02T10:00:00Z"'
    given = lines(f'{{"id": "1", {received}}}', f'{{"id": "2", {received}, "channel": "email"}}')
    arguments = ("--sector", "retail", "--set", "channel=twitter", "--set", "message=When do you open?")
    ended = remit("decide", shop, *arguments, "--text", given=given)
    assert ended.status == 0
    assert [line.split(",")[0] for line in ended.out.splitlines() if "2026-03" in line] == [
        "twitter",
        "email",
    ]


def test_switches_are_set_or_read_from_their_log(shop: Path, tmp_path: Path) -> None:
    """A log says how they stood when each message came in; the command line stands before it."""
    log = tmp_path / "log.jsonl"
    log.write_text(
        '{"at": "2026-03-02T09:00:00Z", "switch": "sale", "state": "on"}\n'
        '{"at": "2026-03-02T11:00:00Z", "switch": "sale", "state": "off"}\n'
        '{"at": "2026-03-02T09:00:00Z", "switch": "outage", "state": "on", "values": ["north"]}\n',
        encoding="utf-8",
    )
    given = lines(
        message("1"),
        message("2", received="2026-03-02T12:00:00Z"),
        message("3", order={"shop": "north"}),
        message("4", order={"shop": "south"}),
    )
    logged = remit("decide", shop, "--switch-log", log, given=given).objects
    assert [one["handling"]["kind"] for one in logged] == ["hold", "answer", "hold", "hold"]
    assert [one["flags"] for one in logged] == [[], [], ["shop_down"], []]
    named = remit(
        "decide", shop, "--switch-log", log, "--switch", "sale=off", "--switch", "outage=south", given=given
    )
    assert [one["handling"]["kind"] for one in named.objects] == ["answer"] * 4
    assert [one["flags"] for one in named.objects] == [[], [], [], ["shop_down"]]


def test_history_is_decided_with_the_edition_of_a_day(shop: Path) -> None:
    """Where the policy did not exist yet."""
    given = message("1", received="2017-10-11T06:55:44Z")
    assert codes([json.loads(remit("decide", shop, given=given).err.splitlines()[0])]) == [(1, "R0721")]
    ended = remit("decide", shop, "--as-of", "2026-06-01", given=given)
    assert (ended.status, len(ended.objects)) == (0, 1)


def test_an_explanation_says_why_others_did_not_decide(shop: Path) -> None:
    """As JSON, and in words."""
    [decision] = remit("decide", shop, "--explain", given=message("1")).objects
    assert decision["explanation"]["rules"][0]["rule"] == "Not in the sale"
    assert decision["explanation"]["smallest_change"]["facts"]
    said = remit("decide", "shop.remit", "--explain", "--text", given=message("1"), folder=shop.parent).out
    assert "twitter, 2026-03-02T10:00:00+00:00\n  “When do you open?”" in said
    assert "decided   answer with our_hours" in said
    assert "says      “We are open every day.”" in said
    assert "because   Opening hours (shop.remit:" in said
    assert "not       Not in the sale: needs `sale`, but sale is off" in said
    assert "changes   if " in said


def test_what_people_wrote_cannot_steer_the_terminal(shop: Path) -> None:
    """Escape sequences are shown and never obeyed."""
    said = remit("decide", shop, "--text", given=message("1", message="\x1b[2JWhen do you open? " + CARD)).out
    assert "\x1b" not in said
    assert "4111" not in said


def test_a_table_is_read_with_columns_named_on_the_command_line(shop: Path) -> None:
    """Without a mapping file."""
    table = 'id,received,text,order.value\n1,2026-03-02T10:00:00Z,"When do\nyou open?",20.00 GBP\n2,soon,x,\n3,a\n'
    ended = remit(
        "decide",
        shop,
        "--format",
        "csv",
        "--map",
        "text=message",
        "--set",
        "channel=email",
        "--sector",
        "retail",
        given=table,
    )
    assert [(one["id"], one["handling"]["kind"]) for one in ended.objects] == [("1", "answer")]
    refused = [json.loads(line) for line in ended.err.splitlines() if line.startswith("{")]
    assert codes(refused) == [(4, "R0704"), (5, "R0759")]


def test_a_mapping_file_reads_what_was_not_made_for_us(shop: Path, tmp_path: Path) -> None:
    """Rows that are skipped are counted, with the reason."""
    (tmp_path / "tweets.csv").write_text(
        "n,when,who,tweet,noise\n7,02/03/2026 10:00,them,When do you open?,?\n8,02/03/2026 10:01,us,At nine,?\n",
        encoding="utf-8",
    )
    (tmp_path / "tweets.toml").write_text(
        """
        about = "Tweets to and from the shop"
        id = "tw-{n}"
        ignore_columns = ["noise"]

        [columns]
        when = "received"
        tweet = "message"

        [constants]
        channel = "twitter"
        sector = "retail"

        [dates]
        formats = "%d/%m/%Y %H:%M"
        zone = "Europe/London"

        [[skip]]
        column = "who"
        is = "us"
        because = "our own replies"
        """,
        encoding="utf-8",
    )
    ended = remit("decide", shop, "--in", "tweets.csv", "--mapping", "tweets.toml", folder=tmp_path)
    assert ended.status == 0
    assert [one["id"] for one in ended.objects] == ["tw-7"]
    assert ended.err == "decided 1, refused 0, skipped 1\n  skipped 1: our own replies\n"


def test_parquet_is_read(shop: Path, tmp_path: Path) -> None:
    """With nothing said but the name of the file."""
    fields = [json.loads(message(str(i))) for i in range(3)]
    pq.write_table(pa.Table.from_pylist(fields), tmp_path / "in.parquet")
    ended = remit("decide", shop, "--in", tmp_path / "in.parquet")
    assert [one["id"] for one in ended.objects] == ["0", "1", "2"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--in", "none.jsonl"), "R0001"),
        (("--in", "."), "R0039"),
        (("--in", ".", "--format", "jsonl"), "R0002"),
        (("--in", "shop.remit"), "R0039"),
        (("--format", "parquet"), "R0037"),
        (("--in", "shop.remit", "--format", "jsonl", "--out", "shop.remit"), "R0043"),
        (("--out", "a.jsonl", "--refused", "a.jsonl"), "R0043"),
        (("--out", "none/out.jsonl"), "R0040"),
        (("--set", "chanel=email"), "R0032"),
        (("--set", "channel=emial"), "R0048"),
        (("--set", "channel"), "R0049"),
        (("--map", "text"), "R0049"),
        (("--as-of", "soon"), "R0049"),
        (("--switch", "sal"), "R0046"),
        (("--mapping", "none.toml"), "R0001"),
        (("--switch-log", "none.jsonl"), "R0001"),
    ],
)
def test_what_cannot_be_done_is_not_begun(
    shop: Path, tmp_path: Path, arguments: tuple[str, ...], code: str
) -> None:
    """Status 2, a code, and no file."""
    before = shop.read_text(encoding="utf-8")
    ended = remit("decide", shop, *arguments, folder=tmp_path)
    assert ended.status == 2
    assert f"error[{code}]" in ended.err
    assert ended.out == ""
    assert [path.name for path in tmp_path.iterdir()] == ["shop.remit"]
    assert shop.read_text(encoding="utf-8") == before


def test_a_policy_with_errors_decides_nothing(shop: Path) -> None:
    """All its findings are shown."""
    shop.write_text("policy", encoding="utf-8")
    ended = remit("decide", shop, given=message("1"))
    assert ended.status == 2
    assert "error[R01" in ended.err
