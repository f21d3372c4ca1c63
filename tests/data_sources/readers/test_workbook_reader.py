"""Workbooks as departments save them: title blocks, totals, other sheets, and files that are none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook

from data_sources.mistakes import InputMistake
from data_sources.sheets.cell_text import cell_text
from tests.data_sources.cleaned_exports import landed_rows, source_of

ROWS = [["Account", "City"], ["A1", "Kiel"], ["A2", "Bonn"]]


def workbook(folder: Path, **sheets: Sequence[Sequence[object]]) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    path = folder / "export.xlsx"
    book.save(path)
    return path


def test_reads_a_sheet_with_the_numbers_of_its_rows(tmp_path: Path) -> None:
    read = landed_rows(workbook(tmp_path, Answers=ROWS), source_of())
    assert (read.rows, read.lines, read.landed.sheet) == ([("A1", "Kiel"), ("A2", "Bonn")], [2, 3], "Answers")


def test_finds_the_header_below_a_title_block_and_leaves_the_totals_row(tmp_path: Path) -> None:
    titled = [["Lost business 2025"], ["as of", "31.12.2025"], [], ["Account", "Amount"], ["A1", 5], [], ["A2", 7.5]]
    read = landed_rows(workbook(tmp_path, Lost=[*titled, ["Total", 12.5]]), source_of())
    assert (read.rows, read.lines) == ([("A1", "5"), ("A2", "7.5")], [5, 7])
    assert read.unreadable == [(8, "a totals row, not a customer's row")]
    assert (read.landed.rows_read, read.landed.header_line) == (3, 4)
    assert "Lost business 2025" in read.landed.notes[0]


def test_takes_the_sheet_in_which_the_declared_headers_stand(tmp_path: Path) -> None:
    path = workbook(tmp_path, Cover=[["Read me"], ["Please"]], Data=ROWS)
    assert landed_rows(path, source_of()).landed.sheet == "Data"


def test_names_the_sheets_that_there_are(tmp_path: Path) -> None:
    path = workbook(tmp_path, Answers=ROWS, Notes=ROWS)
    assert landed_rows(path, source_of(sheet=" answers ")).landed.sheet == "Answers"
    with pytest.raises(InputMistake, match="Did you mean 'Answers'"):
        landed_rows(path, source_of(sheet="Answer"))
    with pytest.raises(InputMistake, match="Answers, Notes"):
        landed_rows(path, source_of(sheet="2031"))


def test_a_header_alone_is_no_row(tmp_path: Path) -> None:
    assert landed_rows(workbook(tmp_path, Answers=ROWS[:1]), source_of()).landed.rows_read == 0


def test_refuses_an_empty_sheet(tmp_path: Path) -> None:
    with pytest.raises(InputMistake, match="is empty"):
        landed_rows(workbook(tmp_path, Answers=[]), source_of())


@pytest.mark.parametrize("content", [b"PK\x03\x04 cut off", b"\x00" * 900, b"<?xml version='1.0'?><report/>"])
@pytest.mark.parametrize("suffix", ["xlsx", "xls", "xlsb", "ods"])
def test_refuses_a_file_that_is_no_workbook(tmp_path: Path, content: bytes, suffix: str) -> None:
    path = tmp_path / f"export.{suffix}"
    path.write_bytes(content)
    with pytest.raises(InputMistake, match="cannot be opened as a workbook"):
        landed_rows(path, source_of())


def test_refuses_a_sheet_with_a_cell_far_from_its_table(tmp_path: Path) -> None:
    book = Workbook()
    for row in ROWS:
        book.worksheets[0].append(row)
    book.worksheets[0].cell(1_000_000, 2_000, "stray")
    path = tmp_path / "export.xlsx"
    book.save(path)
    with pytest.raises(InputMistake, match="stray cell"):
        landed_rows(path, source_of())


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (5.0, "5"),
        (0.1 + 0.2, "0.3"),
        (1234567.25, "1234567.25"),
        (7, "7"),
        (True, "TRUE"),
        (date(2025, 3, 4), "2025-03-04"),
        (datetime(2025, 3, 4, 5, 6), "2025-03-04 05:06:00"),
        (datetime(2025, 3, 4), "2025-03-04"),
        (time(5, 6), "05:06:00"),
        (timedelta(hours=30, minutes=5), "30:05:00"),
        ("007", "007"),
    ],
)
def test_spells_a_cell_as_its_reader_sees_it(value: object, text: str) -> None:
    assert cell_text(value) == text
