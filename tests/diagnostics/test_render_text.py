"""Diagnostics for people: each drawing as it stands on the terminal."""

from __future__ import annotations

from textwrap import dedent

from remit.diagnostics.diagnostic import Diagnostic, Label
from remit.diagnostics.render_text import render_text
from remit.diagnostics.report import diagnose
from remit.source.span import Span
from remit.source.text import SourceText

BANK = dedent("""\
    policy "Retail banking"
      sector banking

    use "teams.remit"

    section "Safety"

      rule "Suspected fraud"
        when topics include fraud
        then give to fraud_team
         and apply urgent

      rule "Complaint"
        when intent is complaint
        then give to complaints_team
    """)
TEAMS = dedent("""\
    team fraud_desk
    team complaints_team
    """)
SOURCES = {"bank.remit": SourceText("bank.remit", BANK), "teams.remit": SourceText("teams.remit", TEAMS)}


def at(text: str, file: str = "bank.remit") -> Span:
    """Find where `text` first stands in one of the files."""
    start = SOURCES[file].text.index(text)
    return Span(file, start, start + len(text))


def drawn(diagnostic: Diagnostic, width: int = 100) -> str:
    """Draw it, with a line break before and after, as it is written out below."""
    return f"\n{render_text([diagnostic], SOURCES, width=width)}\n"


def drawn_alone(text: str, start: int, end: int, *, label: str = "here", width: int = 100) -> str:
    """Draw one label in a text of its own."""
    sources = {"a": SourceText("a", text)}
    diagnostic = diagnose("R0102", Span("a", start, end), label=label)
    return f"\n{render_text([diagnostic], sources, width=width)}\n"


def test_a_place_is_shown_with_its_line_and_what_to_do() -> None:
    """The excerpt marks the place, gives a line of setting, and ends with help and where to read more."""
    diagnostic = diagnose(
        "R0201",
        at("fraud_team"),
        label="not declared",
        help="did you mean `fraud_desk`?",
        kind="team",
        name="fraud_team",
    )
    assert (
        drawn(diagnostic)
        == """
error[R0201]: no team is called `fraud_team`
  --> bank.remit:10:18
   |
10 |     then give to fraud_team
   |                  ^^^^^^^^^^ not declared
11 |      and apply urgent
   |
   = help: did you mean `fraud_desk`?
   = more: run `remit explain R0201`
"""
    )


def test_places_of_one_file_share_an_excerpt() -> None:
    """Labels come in the order of the lines; short gaps are filled, long ones are shown as left out."""
    diagnostic = diagnose(
        "R0202",
        at("give to complaints_team"),
        label="and here",
        secondary=[
            Label(at("apply urgent"), "third"),
            Label(at("topics include fraud"), "second"),
            Label(at("Retail banking"), "first"),
        ],
        kind="team",
        name="x",
    )
    assert (
        drawn(diagnostic)
        == """
error[R0202]: team `x` is declared twice
  --> bank.remit:15:10
   |
 1 | policy "Retail banking"
   |         -------------- first
...
 9 |     when topics include fraud
   |          -------------------- second
10 |     then give to fraud_team
11 |      and apply urgent
   |          ------------ third
...
15 |     then give to complaints_team
   |          ^^^^^^^^^^^^^^^^^^^^^^^ and here
   |
   = more: run `remit explain R0202`
"""
    )


def test_places_of_other_files_have_excerpts_of_their_own() -> None:
    """The file of the issue comes first; the others follow under their own headings."""
    diagnostic = diagnose(
        "R0203",
        at("fraud_team"),
        secondary=[
            Label(at("complaints_team", "teams.remit"), "declared here"),
            Label(Span("gone.remit", 3, 9), "used here"),
        ],
        kind="team",
        name="complaints_team",
        path="teams.remit",
    )
    assert (
        drawn(diagnostic)
        == """
error[R0203]: team `complaints_team` is declared in `teams.remit`, which this file does not use
  --> bank.remit:10:18
   |
10 |     then give to fraud_team
   |                  ^^^^^^^^^^
11 |      and apply urgent
   |
  ::: gone.remit: used here
  ::: teams.remit:2:6
   |
 2 | team complaints_team
   |      --------------- declared here
   |
   = more: run `remit explain R0203`
"""
    )


def test_labels_on_one_line_stand_under_one_another() -> None:
    """Even labels that overlap can all be read, from left to right."""
    diagnostic = diagnose(
        "R0102",
        at("complaint\n"),
        label="the value",
        secondary=[Label(at("intent is complaint"), "the condition"), Label(at("intent"), "the fact")],
    )
    assert (
        drawn(diagnostic)
        == """
error[R0102]: a quoted text is not closed
  --> bank.remit:14:20
   |
14 |     when intent is complaint
   |          ------ the fact
   |          ------------------- the condition
   |                    ^^^^^^^^^ the value
15 |     then give to complaints_team
   |
   = more: run `remit explain R0102`
"""
    )


def test_notes_are_wrapped_and_help_to_paste_is_not() -> None:
    """Sentences fit the page, with what stands in backticks kept whole; lines to paste keep their layout."""
    diagnostic = diagnose(
        "R0102",
        None,
        notes=[
            "each stage that waits needs a rule for silence, such as `after 10 working days resolve`",
            "found by the prover\nthen replayed",
        ],
        help="add a rule for the case in which nobody answers:\n"
        "  after 10 working days without acknowledgement\n"
        "    escalate to duty_manager\n",
    )
    assert (
        drawn(diagnostic, width=50)
        == """
error[R0102]: a quoted text is not closed
  = note: each stage that waits needs a rule for
          silence, such as
          `after 10 working days resolve`
  = note: found by the prover
          then replayed
  = help: add a rule for the case in which nobody
          answers:
            after 10 working days without acknowledgement
              escalate to duty_manager
  = more: run `remit explain R0102`
"""
    )


def test_a_place_over_several_lines_is_marked_on_its_first() -> None:
    """The mark runs to the end of the first line, without trailing blanks."""
    assert (
        drawn_alone("when a  \n  and b\nthen c\n", 5, 16)
        == """
error[R0102]: a quoted text is not closed
 --> a:1:6
  |
1 | when a
  |      ^ here
2 |   and b
  |
  = more: run `remit explain R0102`
"""
    )


def test_the_end_of_a_file_can_be_pointed_at() -> None:
    """Where something is missing at the end, the line before shows where that is."""
    assert (
        drawn_alone("when a\n", 7, 7)
        == """
error[R0102]: a quoted text is not closed
 --> a:2:1
  |
1 | when a
2 |
  | ^ here
  |
  = more: run `remit explain R0102`
"""
    )
    assert (
        drawn_alone("when a", 6, 6)
        == """
error[R0102]: a quoted text is not closed
 --> a:1:7
  |
1 | when a
  |       ^ here
  |
  = more: run `remit explain R0102`
"""
    )


def test_an_empty_file_can_be_pointed_at() -> None:
    """A file without a character still has a first line."""
    assert (
        drawn_alone("", 0, 0)
        == """
error[R0102]: a quoted text is not closed
 --> a:1:1
  |
1 |
  | ^ here
  |
  = more: run `remit explain R0102`
"""
    )


def test_tabs_and_wide_characters_keep_the_marks_in_place() -> None:
    """A mark stands under what it marks, whatever the width of the characters before it and in it."""
    text = 'a\tcafe\u0301 "日本" end'
    assert (
        drawn_alone(text, text.index("日"), text.index("日") + 2)
        == """
error[R0102]: a quoted text is not closed
 --> a:1:10
  |
1 | a   cafe\u0301 "日本" end
  |           ^^^^ here
  |
  = more: run `remit explain R0102`
"""
    )


def test_what_a_terminal_would_obey_is_made_visible() -> None:
    """A policy can neither colour nor reorder what is shown, nor hide a carriage return."""
    text = "a\x1b[31m\u202eb\rc \ud800\x7f"
    diagnostic = diagnose(
        "R0101", Span("a", 1, 2), label="\x1b[0m", notes=["n\x07"], help="h\x07\n\x07", character="\x1b\n"
    )
    assert (
        f"\n{render_text([diagnostic], {'a': SourceText('a', text)})}\n"
        == """
error[R0101]: the character `␛␊` has no meaning here
 --> a:1:2
  |
1 | a␛[31m<U+202E>b␍c <U+D800>␡
  |  ^ ␛[0m
  |
  = note: n␇
  = help: h␇
          ␇
  = more: run `remit explain R0101`
"""
    )


def test_a_long_line_is_cut_around_its_label() -> None:
    """Only what surrounds the mark is shown, and the line fits the page."""
    text = "a" * 100 + " here " + "b" * 100
    assert (
        drawn_alone(text, 101, 105, width=40)
        == """
error[R0102]: a quoted text is not closed
 --> a:1:102
  |
1 | …aaaaaaaaaaaaaa here bbbbbbbbbbbbbb…
  |                 ^^^^ here
  |
  = more: run `remit explain R0102`
"""
    )
    assert (
        drawn_alone(text, 0, 206, width=40)
        == """
error[R0102]: a quoted text is not closed
 --> a:1:1
  |
1 | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  | here
  |
  = more: run `remit explain R0102`
"""
    )
    assert (
        drawn_alone(text, 200, 206, label="the end of a long line", width=40)
        == """
error[R0102]: a quoted text is not closed
 --> a:1:201
  |
1 | …bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
  |                               ^^^^^^
  |               the end of a long line
  |
  = more: run `remit explain R0102`
"""
    )


def test_a_long_line_is_shown_again_for_a_label_out_of_sight() -> None:
    """Two labels far apart on a long line can both be seen."""
    text = "first " + "-" * 100 + " 日本 second"
    sources = {"a": SourceText("a", text)}
    diagnostic = diagnose(
        "R0102",
        Span("a", 0, 5),
        label="one",
        secondary=[Label(Span("a", 110, 116), "two"), Label(Span("a", 107, 109))],
    )
    assert (
        f"\n{render_text([diagnostic], sources, width=44)}\n"
        == """
error[R0102]: a quoted text is not closed
 --> a:1:1
  |
1 | first ---------------------------------…
  | ^^^^^ one
1 | …--------------------------- 日本 second
  |                              ----
  |                                   ------
  |                                   two
  |
  = more: run `remit explain R0102`
"""
    )


def test_windows_line_breaks_do_not_show() -> None:
    """A file with carriage returns before its line breaks looks like any other."""
    assert (
        drawn_alone("when a\r\nthen b\r\n", 5, 7)
        == """
error[R0102]: a quoted text is not closed
 --> a:1:6
  |
1 | when a
  |      ^ here
2 | then b
  |
  = more: run `remit explain R0102`
"""
    )


def test_a_file_that_is_not_at_hand_is_named() -> None:
    """A file that could not be read has no lines to show, but what is said of it is said."""
    diagnostic = diagnose("R0001", Span("gone.remit", 0, 0), label="used by `bank.remit`", path="gone.remit")
    assert (
        drawn(diagnostic)
        == """
error[R0001]: there is no file or folder `gone.remit`
 --> gone.remit: used by `bank.remit`
  = more: run `remit explain R0001`
"""
    )


def test_messages_are_set_apart_by_a_blank_line() -> None:
    """Several messages are one text; none are an empty one."""
    one = diagnose("R0004", None, path="x")
    assert render_text([one, one], {}) == dedent("""\
        error[R0004]: `x` holds no policy to read
          = more: run `remit explain R0004`

        error[R0004]: `x` holds no policy to read
          = more: run `remit explain R0004`""")
    assert render_text([], {}) == ""


def test_colours_mark_the_severity_the_headline_and_the_places() -> None:
    """Red for the error and its place, bold for the headline, cyan for the frame and the other places."""
    diagnostic = diagnose("R0102", Span("a", 0, 1), label="one", secondary=[Label(Span("a", 2, 3), "two")])
    assert render_text([diagnostic], {"a": SourceText("a", "a b")}, colour=True).splitlines() == [
        "\x1b[1;31merror[R0102]\x1b[0m\x1b[1m: a quoted text is not closed\x1b[0m",
        " \x1b[36m-->\x1b[0m a:1:1",
        "\x1b[36m  |\x1b[0m",
        "\x1b[36m1 |\x1b[0m a b",
        "\x1b[36m  |\x1b[0m \x1b[1;31m^ one\x1b[0m",
        "\x1b[36m  |\x1b[0m   \x1b[36m- two\x1b[0m",
        "\x1b[36m  |\x1b[0m",
        "  \x1b[36m=\x1b[0m \x1b[1mmore:\x1b[0m run `remit explain R0102`",
    ]
