"""UK postal addresses: a whole postcode, or the number and name of a house's street.

Postcodes after BS 7666 with the postcode areas of Royal Mail. "Gate E5 1ST" and "B6 2HR" have the shape of
one too, and N366SW is an American aircraft: those count only after words that announce an address.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.signals.kinds import Place

_AREAS: Final = re.compile(
    "A[BL]|B[ABDFHLNRSTX]?|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]?|F[KY]|G[LUY]?|H[ADGPRSUX]|I[GMPV]|JE|K[ATWY]"
    "|L[ADELNSU]?|M[EKL]?|N[EGNPRW]?|O[LX]|P[AEHLOR]|R[GHM]|S[AEGKLMNOPRSTWY]?|T[ADFNQRSW]|UB|W[ACDFNRSV]?|YO|ZE"
)
# Areas with districts that end in a letter (EC1A, W1A), so with a letter after the digit.
_LETTERED: Final = frozenset({"E", "EC", "N", "NW", "SE", "SW", "W", "WC"})
_POSTCODE: Final = re.compile(
    r"(?<![A-Z0-9#@/_.-])(?P<area>[A-Z]{1,2})(?P<district>[0-9][0-9A-Z]?)(?P<gap>[ -]?)"
    r"(?P<sector>[0-9])(?P<unit>[ABD-HJLNP-UW-Z]{2})(?![A-Z0-9_])",
    re.IGNORECASE | re.ASCII,
)
_COUNTED: Final = re.compile("ST|ND|RD|TH|HR|YR|FT|LB|PT|GB|TB|XL")
_STREET: Final = re.compile(
    r"(?<![A-Za-z0-9#@/_.:$£€-])[0-9]{1,4}[A-Za-z]?,? "
    r"(?:(?P<name>[A-Z][a-z'-]{1,20})(?: [A-Z][a-z'-]{1,20}){0,2} "
    r"(?:(?:Street|Road|Avenue|Lane|Drive|Close|Crescent|Terrace|Gardens|Grove|Court|Place|Square|Way|Mews|Walk"
    r"|Rise|Parade|Boulevard)\b|(?:St|Rd|Ave|Ln|Dr|Cres|Gdns)\b(?=\.|,|\s*\n|\s*$))"
    r"|(?:Heol|Stryd|Ffordd|L[oô]n|Rhodfa|Maes|Clos) (?:y |yr |'r )?[A-Z]\w{1,20})",
)
_STREET_IN_LOWER_CASE: Final = re.compile(
    r"\b(?:liv(?:e|es|ed|ing) at|address(?: is|:)?|deliver(?:ed|y)? to|sent to|home at|yn byw yn)[ :]{1,2}"
    r"(?:(?:flat|number|no\.?) )?(?P<place>[0-9]{1,4}[a-z]?,? (?:[a-z'-]{2,20} ){1,3}"
    r"(?:street|road|avenue|lane|drive|close|crescent|terrace|gardens|grove|court|place|square|way|mews|walk|st|rd"
    r"|ave)\b)",
    re.IGNORECASE | re.ASCII,
)
# What is counted rather than lived at: "24 Hour Drive", "2 Times Square".
_NOT_STREETS: Final = re.compile(
    "(?:Hour|Hr|Minute|Min|Day|Night|Week|Month|Year|Time|Mile|Star|Point)s?|People|Person|More|Different|Good|Great"
    "|Bad|Free|New"
)
_ANNOUNCED: Final = re.compile(
    r"\b(?:post ?code|postal|zip|cod post|address|cyfeiriad|live (?:at|in)|street|road|avenue|lane|close|drive"
    r"|rd|ave)\b",
    re.IGNORECASE | re.ASCII,
)
_CONTEXT: Final = 30


def places(text: str) -> Iterator[Place]:
    """Yield the postcodes and the house numbers with their streets of a text."""
    for found in _POSTCODE.finditer(text):
        if _is_postcode(found, text[max(0, found.start() - _CONTEXT) : found.start()]):
            yield found.span()
    for found in _STREET.finditer(text):
        if not (found["name"] and _NOT_STREETS.fullmatch(found["name"])):
            yield found.span()
    for found in _STREET_IN_LOWER_CASE.finditer(text):
        yield found.span("place")


def _is_postcode(found: re.Match[str], before: str) -> bool:
    area, district, unit = (found[part].upper() for part in ("area", "district", "unit"))
    if not _AREAS.fullmatch(area) or (district[-1].isalpha() and area not in _LETTERED):
        return False
    aircraft = area == "N" and not found["gap"] and district.isdigit()
    gate = bool(_COUNTED.fullmatch(unit)) and not (len(area) == 2 and found[0].isupper())
    shaped = not aircraft and not gate and (found["gap"] or found[0].isupper())
    return bool(shaped or _ANNOUNCED.search(before))
