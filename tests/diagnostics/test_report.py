"""Collecting diagnostics."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from remit.diagnostics.diagnostic import Diagnostic, Label, Severity
from remit.diagnostics.report import Report, diagnose
from remit.source.span import Span

HERE = Span("a.remit", 4, 9)

spans = st.builds(Span, st.sampled_from(["a", "b"]), st.integers(0, 5), st.integers(0, 5))
found = st.one_of(
    st.builds(
        lambda span, name: diagnose("R0201", span, kind="team", name=name),
        st.none() | spans,
        st.sampled_from("xyz"),
    ),
    st.builds(
        lambda span, label: diagnose("R0102", span, label=label), st.none() | spans, st.sampled_from("xy")
    ),
)


def test_a_headline_comes_from_the_table() -> None:
    """The place that reports gives facts; the words are written once, in the table."""
    report = Report()
    report.add("R0201", HERE, label="no such team", kind="team", name="fraud_team")
    assert report.diagnostics == (
        Diagnostic(
            code="R0201",
            headline="no team is called `fraud_team`",
            primary=Label(HERE, "no such team"),
            facts=(("kind", "team"), ("name", "fraud_team")),
        ),
    )
    assert report.diagnostics[0].severity is Severity.ERROR


def test_facts_read_as_words() -> None:
    """Lists, sets and yes-or-no facts read the same on every run."""
    diagnostic = diagnose(
        "R0102", None, expected=["a rule", "a table"], set_of={"b", "a"}, known=True, count=3
    )
    assert diagnostic.facts == (
        ("count", "3"),
        ("expected", "a rule, a table"),
        ("known", "yes"),
        ("set_of", "a, b"),
    )


def test_a_label_without_a_place_is_kept_as_a_note() -> None:
    """Nothing that was said is lost."""
    assert diagnose("R0102", None, label="no quotation mark", notes=["more"]).notes == (
        "no quotation mark",
        "more",
    )


def test_the_same_thing_is_said_once() -> None:
    """Two phases that find the same thing give one message."""
    report = Report()
    report.add("R0102", HERE)
    report.add("R0102", HERE)
    report.add("R0102", HERE, label="other words")
    assert len(report.diagnostics) == 2


def test_diagnostics_come_by_file_place_and_code() -> None:
    """Messages are read from the top of a file to its end; those without a place come first."""
    report = Report()
    report.add("R0102", Span("b.remit", 0, 1))
    report.add("R0202", Span("a.remit", 7, 8), kind="team", name="x")
    report.add("R0201", Span("a.remit", 7, 8), kind="team", name="x")
    report.add("R0102", Span("a.remit", 9, 9))
    report.add("R0004", None, path="policies")
    assert [(d.code, d.primary and d.primary.span.file) for d in report.diagnostics] == [
        ("R0004", None),
        ("R0201", "a.remit"),
        ("R0202", "a.remit"),
        ("R0102", "a.remit"),
        ("R0102", "b.remit"),
    ]


def test_a_broken_declaration_silences_what_follows_from_it() -> None:
    """One cause, one message: names of a broken declaration are not reported as unknown later on."""
    report = Report()
    report.add("R0202", HERE, kind="team", name="fraud_desk")
    report.poison(["fraud_desk"])
    report.add("R0201", HERE, kind="team", name="fraud_desk")
    report.add("R0201", HERE, kind="team", name="other")
    report.add("R0007", None, name="fraud_desk")
    assert [d.headline for d in report.diagnostics] == [
        "no diagnostic is called `fraud_desk`",
        "no team is called `other`",
        "team `fraud_desk` is declared twice",
    ]


def test_a_report_takes_over_another_with_its_poisoned_names() -> None:
    """Files may be checked apart and told together."""
    first, second = Report(), Report()
    first.poison(["x"])
    second.add("R0201", HERE, kind="team", name="x")
    second.add("R0201", HERE, kind="team", name="y")
    second.poison(["z"])
    first.extend(second)
    first.add("R0201", HERE, kind="team", name="z")
    assert [d.headline for d in first.diagnostics] == ["no team is called `y`"]


def test_errors_are_told_from_an_empty_report() -> None:
    """A caller can ask whether the policy may be used."""
    report = Report()
    assert not report.has_errors
    report.add("R0102", HERE)
    assert report.has_errors


@given(st.lists(found).flatmap(lambda items: st.tuples(st.just(items), st.permutations(items))))
def test_the_order_of_finding_does_not_show(orders: tuple[list[Diagnostic], list[Diagnostic]]) -> None:
    """Whatever was found first, the same diagnostics come out in the same order, each once."""
    assert sorted(set(orders[0])) == sorted(set(orders[1]))


@given(st.lists(found))
def test_a_report_is_sorted_and_free_of_duplicates(items: list[Diagnostic]) -> None:
    """Every report is in order and says nothing twice."""
    report = Report()
    for item in items:
        span = item.primary.span if item.primary else None
        label = item.primary.text if item.primary else item.notes[0] if item.notes else ""
        name = dict(item.facts).get("name")
        if name is None:
            report.add(item.code, span, label=label)
        else:
            report.add(item.code, span, label=label, kind="team", name=name)
    out = report.diagnostics
    assert list(out) == sorted(out)
    assert set(out) == set(items)
    assert len(out) == len(set(out))
