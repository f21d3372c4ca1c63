"""The words of calendars in twelve languages: months, weekdays, and what may stand beside them."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

FILE = Path(__file__).with_name("calendar_words.toml")
WORD_OR_NUMBER = re.compile(r"\d+|[^\W\d_]+")
HeaderKind = Literal["month", "day", "quarter", "week"]


def parts_of(text: str) -> list[str]:
    """The words and the numbers of a text, in small letters; full-width signs as their plain ones."""
    return WORD_OR_NUMBER.findall(unicodedata.normalize("NFKC", text).casefold())


@cache
def months() -> Mapping[str, int]:
    """Every name of a month, by its number from 1."""
    return _numbered(_read()["months"].values(), 1)


@cache
def weekdays() -> Mapping[str, frozenset[int]]:
    """Every name of a weekday, by its numbers from Monday, 0; "mar" is a Tuesday in three languages, and "do" two."""
    found: dict[str, set[int]] = {}
    for names in _read()["weekdays"].values():
        for number, forms in enumerate(names):
            for form in forms.split():
                found.setdefault(form.casefold(), set()).add(number)
    return {form: frozenset(numbers) for form, numbers in found.items()}


@cache
def fillers() -> frozenset[str]:
    return frozenset(_read()["fillers"]["words"].split())


@cache
def words_of_header(kind: HeaderKind) -> frozenset[str]:
    """The words by which a header says that its column holds months, days, quarters or weeks."""
    return frozenset(_read()["headers"][kind].split())


def _numbered(languages: Iterable[list[str]], first: int) -> dict[str, int]:
    return {
        form.casefold(): number
        for names in languages
        for number, forms in enumerate(names, start=first)
        for form in forms.split()
    }


@cache
def _read() -> dict[str, dict[str, Any]]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))
