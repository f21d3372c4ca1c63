"""Days in the words of twelve languages, as quarters and as weeks."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data_sources.cleaning.calendar_words import FILE
from data_sources.cleaning.period_in_name import period_in_name
from data_sources.cleaning.spelled_days import spelled_day
from tests.data_sources.cleaned_exports import cleaned_column, cleaned_texts, source_of

WORDS = tomllib.loads(FILE.read_text(encoding="utf-8"))
MARCH_3 = date(2025, 3, 3)
FORMS = (
    "{d}. {m} {y}",
    "{d} {m} {y}",
    "{d}-{m}-{y}",
    "{d} de {m} de {y}",
    "{m} {d}, {y}",
    "{y} {m} {d}",
    "{d}/{m}/{yy}",
)


@settings(max_examples=300)
@given(
    st.dates(date(1990, 1, 1), date(2060, 12, 31)),
    st.sampled_from(sorted(WORDS["months"])),
    st.sampled_from(FORMS),
    st.integers(0, 9),
    st.sampled_from([str, str.upper, str.title]),
)
def test_every_day_in_every_language_reads_back(day: date, language: str, form: str, pick: int, case: object) -> None:
    names = WORDS["months"][language][day.month - 1].split()
    said = form.format(d=day.day, m=names[pick % len(names)], y=day.year, yy=f"{day.year % 100:02}")
    spelled = spelled_day(case(said))  # type: ignore[operator]
    assert spelled is not None and spelled.day == day


def test_no_name_stands_for_two_months() -> None:
    meant: dict[str, set[int]] = {}
    for names in WORDS["months"].values():
        for number, forms in enumerate(names, start=1):
            for form in forms.split():
                meant.setdefault(form, set()).add(number)
    assert {form: numbers for form, numbers in meant.items() if len(numbers) > 1} == {}


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("lundi 3 mars 2025", MARCH_3),
        ("mar 4 mar 2025", date(2025, 3, 4)),
        ("Mo, 03. Mrz. 25", MARCH_3),
        ("1er août 2024", date(2024, 8, 1)),
        ("3rd March 2025", MARCH_3),
        ("segunda-feira, 3 de março de 2025", MARCH_3),
        ("3 марта 2025 г.", MARCH_3),
        ("2025年3月3日", MARCH_3),
        ("2025年3月", date(2025, 3, 1)),
        ("٢٠٢٥-٠٣-٠٣", MARCH_3),
        ("Sept. 2024", date(2024, 9, 1)),
        ("Q3 2025", date(2025, 7, 1)),
        ("2025-Q3", date(2025, 7, 1)),
        ("3. Quartal 2025", date(2025, 7, 1)),
        ("T3 2025", date(2025, 7, 1)),
        ("2025-W07", date(2025, 2, 10)),
        ("KW 7 2025", date(2025, 2, 10)),
        ("2025-W07-3", date(2025, 2, 12)),
    ],
)
def test_reads_what_is_named(said: str, day: date) -> None:
    spelled = spelled_day(said)
    assert spelled is not None and spelled.day == day


@pytest.mark.parametrize(
    "said",
    [
        "Q3 FY25",
        "3 kw 2025",
        "2025-W54",
        "3 Foo 2025",
        "31 Feb 2025",
        "March",
        "May 24",
        "March 2025 to April 2025",
        "Q5 2025",
        "2025",
        "yesterday",
        "12 34 May",
        "Room 3, March 2025 building 4",
    ],
)
def test_what_leaves_anything_open_is_not_read(said: str) -> None:
    assert spelled_day(said) is None


def test_a_column_in_words_is_cleaned_and_told(tmp_path: Path) -> None:
    values = ["3. März 2025", "15 août 2024", "2024-12-24", "n/a", "3 Foo 2025"]
    cleaned = cleaned_column(tmp_path, "lost_on", values, "loss")
    assert cleaned.staged("lost_on") == [MARCH_3, date(2024, 8, 15), date(2024, 12, 24), None, None]
    assert cleaned.rejections("value", "reason") == [("3 Foo 2025", "not a day that there is")]
    told = cleaned.connection.execute("select aspect, read_as from intake.detection where column_name = 'Value'")
    assert ("days in words", "day in words: a day") in told.fetchall()


def test_quarters_and_weeks_stand_for_their_first_days(tmp_path: Path) -> None:
    source = source_of("revenue", columns={"customer": "A", "month": "M", "recurring_amount": "R"})
    cleaned = cleaned_texts(tmp_path, source, "A|M|R\nA1|Q3 2025|5\nA2|2025-Q1|5\n")
    assert cleaned.staged("month") == [date(2025, 7, 1), date(2025, 1, 1)]


def test_words_do_not_reach_from_one_export_into_another(tmp_path: Path) -> None:
    source = source_of("loss", columns={"customer": "A", "lost_on": "D"})
    cleaned = cleaned_texts(tmp_path, source, "A|D\nA1|3. März 2025\n", "A|D\nA2|2025-03-03\n")
    assert cleaned.staged("lost_on") == [MARCH_3, MARCH_3]


@pytest.mark.parametrize(
    ("name", "period"),
    [
        ("service/follow_up_2025-03.csv", (2025, 3, 3)),
        ("nps-202503.csv", (2025, 3, 3)),
        ("Umfrage März 2025.xlsx", (2025, 3, 3)),
        ("NPS_Q3_2025.csv", (2025, 7, 9)),
        ("2025_q1.csv", (2025, 1, 3)),
    ],
)
def test_the_name_of_a_file_tells_its_period(name: str, period: tuple[int, int, int]) -> None:
    found = period_in_name(name)
    assert found is not None and (found.year, found.first_month, found.last_month) == period


@pytest.mark.parametrize("name", ["follow_up_1.csv", "2025-03-31 export.csv", "2025-03 to 2025-04.csv", "20250331.csv"])
def test_a_name_of_a_day_or_of_two_months_tells_none(name: str) -> None:
    assert period_in_name(name) is None
