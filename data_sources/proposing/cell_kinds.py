"""A single cell looked at by itself: a number, a day, yes or no, or "nothing" in a word.

Only good enough to tell what kind of column this is: cleaning reads the values, by evidence from the whole column.
"""

from __future__ import annotations

import re

from data_sources.declarations import iso_currencies

YES = frozenset(("yes", "y", "true", "ja", "j", "wahr", "oui", "si", "sí", "sim", "vrai", "x", "on", "checked", "1"))
NO = frozenset(("no", "n", "false", "nein", "falsch", "non", "não", "nao", "faux", "nee", "off", "unchecked", "0"))
PLACEHOLDERS = frozenset(("", "-", "--", "–", "—", "n/a", "na", "n.a.", "null", "nil", "nan", "k.a.", "(blank)", "?"))
CODES = "|".join(sorted(iso_currencies()))
SIGNS = re.compile(rf"^\s+|\s+$|\s*(?:[%€$£¥₹]|\b(?:{CODES})\b|zł|Kč|kr\.?)\s*")
# Blanks and apostrophes count as part of a number where they group its digits by three.
GROUPING = re.compile(r"(?<=\d)[ \u00a0\u2009\u202f'’](?=\d{3}(?!\d))")
NUMBER = re.compile(r"[-+(]?\d{1,3}([.,]\d{3})+([.,]\d+)?\)?|[-+(]?(\d+([.,]\d*)?|[.,]\d+)([eE][-+]?\d+)?\)?-?")
TIME = r"([ T]+\d{1,2}[:.]\d{2}.*)?"
YEAR_FIRST = re.compile(r"(?P<year>\d{4})[-/.](?P<second>\d{1,2})([-/.](?P<third>\d{1,2}))?" + TIME)
YEAR_LAST = re.compile(r"(?P<first>\d{1,2})[-/. ](?P<second>\d{1,2})[-/. ](?P<year>\d{4}|\d{2})" + TIME)
COMPACT = re.compile(r"(?P<year>(?:19|20)\d{2})(?P<second>0[1-9]|1[0-2])(?P<third>0[1-9]|[12]\d|3[01])")
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janvier enero ene gennaio gen januari janeiro",
            "feb february februar février febrero febbraio februari fevereiro fev",
            "mar march märz mrz mars marzo maart maart março",
            "apr april avril abril aprile abr avr",
            "may mai mayo maggio mei maio mag",
            "jun june juni juin junio giugno junho giu",
            "jul july juli juillet julio luglio julho lug",
            "aug august août agosto augustus ago",
            "sep sept september septembre septiembre settembre setembro set",
            "oct october oktober octobre octubre ottobre outubro okt ott out",
            "nov november novembre noviembre novembro",
            "dec december dezember décembre diciembre dicembre dezembro dez dic",
        ),
        start=1,
    )
    for name in names.split()
}
SPELLED = re.compile(
    r"(\w{3,9},? )?(\d{1,2})?[. -]{0,2}(?P<month>[^\W\d]{3,10})\.?[ -]?(\d{1,2})?,?[ -]*(?P<year>\d{2,4})?"
)


def is_placeholder(cell: str) -> bool:
    """Whether the cell says "nothing here". The word None is a value: exports use it as one."""
    return cell.strip().lower() in PLACEHOLDERS


def truth_in(cell: str) -> bool:
    """Whether the cell says yes or no, in words or by 1 and 0."""
    return cell.strip().lower().removesuffix(".0") in YES | NO


def is_yes(cell: str) -> bool:
    """Whether a cell of a yes-or-no column says yes."""
    return cell.strip().lower().removesuffix(".0") in YES


def number_in(cell: str) -> float | None:
    """The number in a cell, currency signs aside; a comma alone is taken for the decimal one."""
    bare = GROUPING.sub("", SIGNS.sub("", cell))
    if not NUMBER.fullmatch(bare):
        return None
    is_negative = bare.startswith(("-", "(")) or bare.endswith("-")
    bare = bare.strip("+-()")
    if "," in bare and "." in bare:
        grouping = "," if bare.rfind(".") > bare.rfind(",") else "."
        bare = bare.replace(grouping, "")
    elif bare.count(",") > 1 or bare.count(".") > 1:
        bare = bare.replace(",", "").replace(".", "")
    try:
        number = float(bare.replace(",", "."))
    except ValueError:
        return None
    return -number if is_negative else number


def day_in(cell: str) -> tuple[int, int, int] | None:
    """(year, month, day) of a cell that is a day or a month, good for ordering; day first where both would do."""
    text = cell.strip()
    if not 6 <= len(text) <= 40:
        return None
    if found := YEAR_FIRST.fullmatch(text) or COMPACT.fullmatch(text):
        third = found["third"]
        return _day(int(found["year"]), int(found["second"]), int(third) if third else 1)
    if found := YEAR_LAST.fullmatch(text):
        return _day(_whole_year(found["year"]), int(found["second"]), int(found["first"]))
    return _spelled(text)


def _day(year: int, month: int, day: int) -> tuple[int, int, int] | None:
    if month > 12 and day <= 12:
        month, day = day, month
    return (year, month, day) if 1900 <= year <= 2199 and 1 <= month <= 12 and 1 <= day <= 31 else None


def _spelled(text: str) -> tuple[int, int, int] | None:
    found = SPELLED.match(text)
    if found is None or found["month"].lower() not in MONTHS or not found["year"]:
        return None
    day = next((int(part) for part in (found[2], found[4]) if part), 1)
    return _day(_whole_year(found["year"]), MONTHS[found["month"].lower()], day)


def _whole_year(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year)
