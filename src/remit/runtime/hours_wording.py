"""The words in which opening hours are told, by language."""

from __future__ import annotations

from dataclasses import dataclass

from remit.runtime.value_problem import ValueProblem, quoted


@dataclass(frozen=True, slots=True)
class HoursWording:
    """Names from Monday and January on; `to_day` are the weekdays as they follow `to`."""

    weekdays: tuple[str, ...]
    to_day: tuple[str, ...]
    months: tuple[str, ...]
    days_to: str
    hours_to: str
    joined: str
    at: str
    every_day: str
    all_day: str
    always: str
    now: str
    dates_only: str
    except_bank_holidays: str
    except_some_bank_holidays: str
    except_public_holidays: str
    except_some_public_holidays: str

    def listed(self, words: list[str]) -> str:
        """Return `a, b and c`."""
        *first, last = words
        return f"{', '.join(first)} {self.joined} {last}" if first else last


_ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WELSH_DAYS = ("Llun", "Mawrth", "Mercher", "Iau", "Gwener", "Sadwrn", "Sul")

WORDINGS = {
    "en": HoursWording(
        weekdays=_ENGLISH_DAYS,
        to_day=_ENGLISH_DAYS,
        months=(
            *("January", "February", "March", "April", "May", "June"),
            *("July", "August", "September", "October", "November", "December"),
        ),
        days_to="to",
        hours_to="to",
        joined="and",
        at="at",
        every_day="every day",
        all_day="all day",
        always="24 hours a day, every day",
        now="now",
        dates_only="on particular dates only",
        except_bank_holidays="except bank holidays",
        except_some_bank_holidays="except some bank holidays",
        except_public_holidays="except public holidays",
        except_some_public_holidays="except some public holidays",
    ),
    "cy": HoursWording(
        weekdays=tuple(f"dydd {day}" for day in _WELSH_DAYS),
        # `i` softens the d that follows it.
        to_day=tuple(f"ddydd {day}" for day in _WELSH_DAYS),
        months=(
            *("Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin"),
            *("Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd", "Rhagfyr"),
        ),
        days_to="i",
        hours_to="tan",
        joined="a",
        at="am",
        every_day="bob dydd",
        all_day="drwy'r dydd",
        always="24 awr y dydd, bob dydd",
        now="nawr",
        dates_only="ar ddyddiadau penodol yn unig",
        except_bank_holidays="ac eithrio gwyliau banc",
        except_some_bank_holidays="ac eithrio rhai gwyliau banc",
        except_public_holidays="ac eithrio gwyliau cyhoeddus",
        except_some_public_holidays="ac eithrio rhai gwyliau cyhoeddus",
    ),
}


def wording(language: str) -> HoursWording:
    """Return the words of a language, `en` or `cy`. Raises `ValueProblem` (`unknown-language`)."""
    words = WORDINGS.get(language)
    if words is None:
        raise ValueProblem("unknown-language", f"opening hours cannot be told in {quoted(language)}")
    return words
