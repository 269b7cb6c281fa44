"""From a record to an interaction."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pytest

from contract.small_policy import schema, small_policy
from remit.contract.decode import arrival, decode
from remit.contract.problem import InteractionProblem
from remit.contract.schema import Schema, Text
from remit.diagnostics.codes import CODES
from remit.diagnostics.codes_deciding import DECIDING
from remit.diagnostics.errors import InteractionError
from remit.diagnostics.pages import page
from remit.runtime.money import Money

if TYPE_CHECKING:
    from remit.contract.interaction import Interaction

BASE = {"id": "tw-1", "received": "2026-03-02T10:00:00+01:00", "sector": "banking", "channel": "twitter"}


def read(**fields: object) -> Interaction:
    """Read a record with these fields besides the required ones."""
    return decode(arrival({**BASE, **fields}), schema())


def refused(record: dict[str, Any]) -> InteractionProblem:
    """Read a record that is refused, and check that its code can put it into words."""
    with pytest.raises(InteractionProblem) as caught:
        decode(arrival(record), schema())
    problem = caught.value
    assert CODES[problem.code].say(problem.facts)
    return problem


def test_required_fields_are_all_that_is_needed() -> None:
    """Everything else is unknown."""
    interaction = read()
    assert (interaction.id, interaction.sector) == ("tw-1", "banking")
    assert interaction.received == datetime(2026, 3, 2, 9, tzinfo=UTC)
    assert dict(interaction.facts) == {
        "id": "tw-1",
        "received": datetime(2026, 3, 2, 9, tzinfo=UTC),
        "sector": "banking",
        "channel": "twitter",
    }


def test_nested_objects_and_dotted_names_are_the_same() -> None:
    """However deep the names go."""
    nested = read(author={"followers": 3, "role": "staff"})
    dotted = read(**{"author.followers": 3, "author.role": "staff"})
    assert nested == dotted
    assert nested.facts["author.role"] == "staff"


def test_null_is_not_given_and_an_empty_list_is_known() -> None:
    """That there are no topics is something that is known."""
    interaction = read(intent=None, topics=[])
    assert "intent" not in interaction.facts
    assert interaction.facts["topics"] == frozenset()


@pytest.mark.parametrize(
    ("field", "given", "value"),
    [
        ("customer.vulnerable", True, True),
        ("customer.vulnerable", False, False),
        ("parcels", 9, 9),
        ("parcels", 3.0, 3),
        ("parcels", Decimal("3.00"), 3),
        ("author.followers", 10**18 - 1, 10**18 - 1),
        ("score", 0.1, Decimal("0.1")),
        ("score", -3, Decimal(-3)),
        ("score", Decimal("2.50"), Decimal("2.5")),
        ("score", 3e-19, Decimal("3E-19")),
        ("claim", "£1,250.50", Money(125_050, "GBP")),
        ("claim", "20 JPY", Money(20, "JPY")),
        ("waited", "PT15M", 900),
        ("waited", "2 hours", 7200),
        ("booked", "2026-07-01 12:00+01:00", datetime(2026, 7, 1, 11, tzinfo=UTC)),
        ("booked", datetime(2026, 7, 1, 12, 0, 0, 9, tzinfo=UTC), datetime(2026, 7, 1, 12, tzinfo=UTC)),
        (
            "booked",
            datetime(2026, 7, 1, 12, tzinfo=timezone(timedelta(hours=2))),
            datetime(2026, 7, 1, 10, tzinfo=UTC),
        ),
        ("reference", "", ""),
        ("reference", "ŵ😀", "ŵ😀"),
        ("intent", "complaint", "complaint"),
        ("extras", ["delivery", "delivery"], frozenset({"delivery"})),
        ("extras", frozenset({"insurance"}), frozenset({"insurance"})),
        ("language", "en", "en"),
        ("language", "CY-gb", "cy"),
        ("language", "zh_Hant", "zh"),
    ],
)
def test_a_value_is_read_as_its_fact_declares(field: str, given: object, value: object) -> None:
    """Numbers exactly, money and time to their smallest unit, languages by their primary tag."""
    got = read(**{field: given}).facts[field]
    assert got == value
    assert type(got) is type(value)


def test_an_undetermined_language_is_unknown() -> None:
    """`und` is how a tag says that the language is not known."""
    assert "language" not in read(language="und").facts


REFUSED: list[tuple[str, object, str]] = [
    ("intnet", "complaint", "R0701"),
    ("author.name", "Jo", "R0701"),
    ("message", {"text": "hello"}, "R0701"),
    ("customer.vulnerable", 1, "R0702"),
    ("customer.vulnerable", "yes", "R0702"),
    ("parcels", "3", "R0702"),
    ("parcels", True, "R0702"),
    ("parcels", 2.5, "R0702"),
    ("score", "0.5", "R0702"),
    ("score", False, "R0702"),
    ("claim", 20, "R0702"),
    ("claim", Decimal("sNaN"), "R0702"),
    ("waited", 900, "R0702"),
    ("reference", 7, "R0702"),
    ("reference", 10**5000, "R0702"),
    ("extras", "delivery", "R0702"),
    ("extras", [1], "R0702"),
    ("extras", [None], "R0702"),
    ("extras", [["delivery"]], "R0702"),
    ("reference", object(), "R0702"),
    ("booked", 1767225600, "R0702"),
    ("booked", "tomorrow", "R0704"),
    ("booked", "2026-02-30T10:00:00Z", "R0704"),
    ("booked", "2026-02-03", "R0704"),
    ("booked", "2026-02-03T10:00:00", "R0705"),
    ("booked", datetime(2026, 2, 3, 10), "R0705"),  # noqa: DTZ001 - the naive moment under test
    ("score", float("nan"), "R0706"),
    ("score", float("-inf"), "R0706"),
    ("score", Decimal("NaN"), "R0706"),
    ("score", Decimal("sNaN"), "R0706"),
    ("parcels", float("inf"), "R0706"),
    ("major_incident", True, "R0708"),
    ("major_incident", None, "R0708"),
    ("intent", "Complaint", "R0709"),
    ("intent", "", "R0709"),
    ("channel", "fax", "R0709"),
    ("topics", ["fraud", "weather"], "R0709"),
    ("parcels", 0, "R0710"),
    ("parcels", 10, "R0710"),
    ("author.followers", -1, "R0710"),
    ("author.followers", 10**18, "R0710"),
    ("author.followers", 10**5000, "R0710"),
    ("sentiment", 1.01, "R0710"),
    ("score", 1e300, "R0710"),
    ("score", Decimal("1E+999999999"), "R0710"),
    ("claim", "$20", "R0711"),
    ("claim", "20.005 GBP", "R0711"),
    ("waited", "1 month", "R0711"),
    ("waited", "soon", "R0711"),
    ("language", "Welsh, please", "R0711"),
    ("language", "", "R0711"),
    ("reference", "half \ud83d", "R0712"),
    ("intent", "\udc00", "R0712"),
]


@pytest.mark.parametrize(("field", "given", "code"), REFUSED, ids=range(len(REFUSED)))
def test_what_does_not_fit_is_refused(field: str, given: object, code: str) -> None:
    """With the code of what is wrong, and the field."""
    problem = refused({**BASE, field: given})
    assert problem.code == code
    assert problem.field is not None
    assert problem.field.startswith(field)


@pytest.mark.parametrize("field", ["id", "received", "channel", "sector"])
@pytest.mark.parametrize("given", [None, ""])
def test_what_every_interaction_gives_must_be_given(field: str, given: object) -> None:
    """Not there, null and empty are the same."""
    assert refused({**BASE, field: given}).code == "R0703"
    assert refused({name: value for name, value in BASE.items() if name != field}).field == field


def test_a_sector_may_come_from_outside_where_the_record_has_none() -> None:
    """What the record says goes before."""
    without = {name: value for name, value in BASE.items() if name != "sector"}
    assert arrival(without, "banking").sector == "banking"
    assert arrival(BASE, "travel").sector == "banking"
    assert decode(arrival(without, "banking"), schema()).facts["sector"] == "banking"


@pytest.mark.parametrize(
    "again",
    [{"author": {"role": "staff"}, "author.role": "staff"}, {"author.role": None, "author": {"role": None}}],
)
def test_a_fact_is_given_once(again: dict[str, Any]) -> None:
    """As a dotted name or inside an object."""
    problem = refused({**BASE, **again})
    assert (problem.code, problem.field) == ("R0707", "author.role")


def test_names_that_were_perhaps_meant_come_with_the_problem() -> None:
    """For fields and for values."""
    assert "intent" in refused({**BASE, "intnet": "x"}).candidates
    assert "complaint" in refused({**BASE, "intent": "complain"}).candidates


def test_facts_that_only_other_sectors_know_are_passed_over() -> None:
    """One table of interactions may serve many sectors."""
    known = {**schema().fields, "extra": Text()}
    here = Schema({name: known[name] for name in known if name != "extra"}, frozenset(), frozenset({"extra"}))
    assert "extra" not in decode(arrival({**BASE, "extra": 3}), here).facts


def test_a_record_that_nests_without_end_is_refused() -> None:
    """Before it costs anything."""
    deep: dict[str, Any] = {}
    for _ in range(5000):
        deep = {"a": deep}
    assert refused({**BASE, "a": deep}).code == "R0701"


def test_any_mapping_is_a_record() -> None:
    """Not only a dict."""
    record = MappingProxyType({**BASE, "author": MappingProxyType({"role": "staff"})})
    assert decode(arrival(record), schema()).facts["author.role"] == "staff"


# ------------------------------------------------------------------------------------------------ pages


@pytest.mark.parametrize("code", [code.code for code in DECIDING if code.code < "R0730"])
def test_a_page_shows_a_record_that_is_refused_and_how_to_put_it_right(code: str) -> None:
    """The first is refused with exactly that code, the second is decided."""
    shown, right = (json.loads(part.split("\n```")[0]) for part in page(code).split("```json\n")[1:])
    with pytest.raises(InteractionError) as caught:
        small_policy().decide(shown)
    assert caught.value.code == code
    assert small_policy().decide(right).id == "tw-1"
