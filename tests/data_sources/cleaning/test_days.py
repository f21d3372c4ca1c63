"""Days as departments write them; 03/04 is settled by 25/04."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from data_sources.cleaning.day_formats import declared_formats
from tests.data_sources.cleaned_exports import cleaned_column, cleaned_texts, source_of

MARCH_4 = date(2024, 3, 4)


def days(folder: Path, *values: str, **parts: object) -> list[date | None]:
    return cleaned_column(folder, "lost_on", values, "loss", **parts).staged("lost_on")


@pytest.mark.parametrize(
    ("said", "beside"),
    [
        ("2024-03-04", "2024-03-25"),
        ("2024-03-04 13:45", "2024-03-25 08:00:00"),
        ("2024-03-04T13:45:00Z", "2024-03-25T08:00:00.123+02:00"),
        ("04.03.2024", "25.03.2024"),
        ("4.3.2024", "25.3.2024"),
        ("04.03.24", "25.03.24"),
        ("04/03/2024", "25/03/2024"),
        ("04/03/24 13.45", "25/03/24 08.00"),
        ("03/04/2024", "03/25/2024"),
        ("3/4/2024 1:45 PM", "3/25/2024 8:00 AM"),
        ("04-03-2024 13:45", "25-03-2024 08:00"),
        ("20240304", "20240325"),
        ("2024/03/04", "2024/03/25"),
        ("04 Mar 2024", "25 Mar 2024"),
        ("4-Mar-24", "25-Mar-24"),
        ("Mar 4, 2024", "Mar 25, 2024"),
        ("4 March 2024", "25 March 2024"),
        ("45355", "45376"),
        ("20240304134500", "20240325080000"),
        ("1709559900", "1711353600"),
        ("1709559900000", "1711353600123"),
        ("2024-03-04T23:30:00-05:00", "2024-03-25T23:30:00Z"),
        ("04.03.2024, 13:45", "25.03.2024, 08:00"),
        ("4. März 2024", "25. März 2024"),
    ],
)
def test_reads_a_day_however_it_is_written(tmp_path: Path, said: str, beside: str) -> None:
    assert days(tmp_path, said, beside) == [MARCH_4, date(2024, 3, 25)]


@pytest.mark.parametrize("said", ["2024-03", "Mar 2024", "March 2024", "03/2024", "202403", "2024-03-17"])
def test_reads_a_month_as_its_first_day(tmp_path: Path, said: str) -> None:
    source = source_of("revenue", columns={"customer": "A", "month": "M", "recurring_amount": "R"})
    assert cleaned_texts(tmp_path, source, f"A|M|R\nA1|{said}|5\n").staged("month") == [date(2024, 3, 1)]


def test_a_day_above_twelve_in_any_export_settles_all(tmp_path: Path) -> None:
    source = source_of("loss", columns={"customer": "A", "lost_on": "D"})
    first, second = "A|D\nA1|04/03/2024\n", "A|D\nA2|25/03/2024\n"
    assert cleaned_texts(tmp_path, source, first, second).staged("lost_on") == [MARCH_4, date(2024, 3, 25)]


def test_another_column_of_the_source_settles_the_order(tmp_path: Path) -> None:
    source = source_of("delivery", columns={"customer": "A", "promised_on": "P", "finished_on": "F"})
    cleaned = cleaned_texts(tmp_path, source, "A|P|F\nA1|03/04/2024|03/25/2024\n")
    assert cleaned.staged("promised_on") == [MARCH_4]


@pytest.mark.parametrize("said", ["31.02.2024", "00.01.2024", "2024", "yesterday", "04.03.0204", "13.13.2024"])
def test_a_day_that_cannot_be_is_null_and_told(tmp_path: Path, said: str) -> None:
    cleaned = cleaned_column(tmp_path, "lost_on", [said, "25.03.2024"], "loss")
    assert cleaned.staged("lost_on") == [None, date(2024, 3, 25)]
    assert cleaned.rejections("value", "reason", "is_whole_row") == [(said, "not a day that there is", False)]


def test_nothing_has_happened_in_the_future(tmp_path: Path) -> None:
    today = date.today()
    cleaned = cleaned_column(tmp_path, "lost_on", [str(today), str(today + timedelta(days=2))], "loss")
    assert cleaned.staged("lost_on") == [today, None]
    assert cleaned.rejections("reason") == ["in the future"]


def test_a_contract_may_end_in_the_future(tmp_path: Path) -> None:
    ahead = date.today() + timedelta(days=400)
    assert cleaned_column(tmp_path, "ended_on", [str(ahead)], "subscription").staged("ended_on") == [ahead]


def test_a_year_of_two_digits_lies_in_the_past(tmp_path: Path) -> None:
    next_year = date.today().year + 1
    assert days(tmp_path, f"25.03.{next_year % 100:02}", "25.03.21") == [
        date(next_year - 100, 3, 25),
        date(2021, 3, 25),
    ]


@pytest.mark.parametrize(
    ("declared", "said"),
    [
        ("%d.%m.%Y", "04.03.2024"),
        ("%d.%m.%Y %H:%M", "04.03.2024 13:45"),
        ("dmy", "04-03-24"),
        ("mdy", "03/04/2024"),
        ("ymd", "24-03-04"),
        ("dd/mm/yy", "04/03/24"),
        ("DD.MM.YYYY hh:mm", "04.03.2024 13:45"),
        (["dd/mm/yy", "serial"], "45355"),
        ("serial1904", "43893"),
        ("unix", "1709559900"),
    ],
)
def test_declared_days_overrule(tmp_path: Path, declared: str | list[str], said: str) -> None:
    dates = tuple(declared) if isinstance(declared, list) else declared
    assert days(tmp_path, said, dates=dates) == [MARCH_4]


def test_letters_stand_for_the_parts_of_a_day() -> None:
    assert declared_formats("d. mmmm yyyy") == ["%d. %B %Y", "%Y-%m-%d"]
