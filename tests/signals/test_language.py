"""The language of a message."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remit.signals.language import detect_language


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Someone used my card, is this a scam?"),
        ("en", "I CAN\u2019T PAY MY BILL THIS MONTH!!!"),
        ("en", "My bin was not collected again @council https://t.example/x #bins"),
        ("cy", "Pryd ydych chi ar agor ddydd Sul?"),
        ("cy", "Mae twll yn y ffordd y tu allan i'r ysgol."),
        ("cy", "Hoffwn wneud cwyn am y gwasanaeth."),
        ("cy", "Rwy'n aros am ateb ers tair wythnos."),
        ("ga", "Goideadh mo ch\u00e1rta, cad a dh\u00e9anfaidh m\u00e9?"),
        ("gd", "Chaidh mo chairt a ghoid, d\u00e8 n\u00ec mi?"),
        ("fr", "Bonjour, ma carte a \u00e9t\u00e9 vol\u00e9e, que dois-je faire ?"),
        ("de", "Meine Karte wurde gestohlen, was soll ich tun?"),
        ("pl", "Skradziono mi kart\u0119, co mam robi\u0107?"),
        ("ro", "Mi-a fost furat cardul, ce s\u0103 fac?"),
        (
            "ur",
            "میرا کارڈ چوری ہو گیا ہے",
        ),
        ("zh", "\u6211\u7684\u5361\u88ab\u5077\u4e86\uff0c\u6211\u8be5\u600e\u4e48\u529e\uff1f"),
    ],
)
def test_languages(language: str, text: str) -> None:
    """An ordinary sentence is known in the languages of the United Kingdom and of many who live there."""
    assert detect_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        "Diolch",
        "DM sent",
        "\U0001f600\U0001f600\U0001f600\U0001f600",
        "@bank @bank_help #fail",
        "01234 567890",
        "https://www.example.com/a-page-in-plain-english",
        "jo.bloggs@some.long.example",
        "no come on",
        "two rows",
    ],
)
def test_unknown_rather_than_wrong(text: str) -> None:
    """A word or two, a link, a handle, digits or faces are of no known language."""
    assert detect_language(text) is None


@given(st.text(st.characters()))
@settings(deadline=None)
def test_any_text_has_a_language_or_none(text: str) -> None:
    """Any text at all gives a two-letter code or none."""
    found = detect_language(text)
    assert found is None or len(found) == 2


@pytest.mark.parametrize("unit", ["a", "@", "why is my bus late "])
def test_a_long_text_is_read(unit: str) -> None:
    """A megabyte is judged by its beginning."""
    assert detect_language(unit * (1_000_000 // len(unit))) in {None, "en"}
