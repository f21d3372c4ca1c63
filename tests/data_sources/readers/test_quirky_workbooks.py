"""The edge cases of a workbook library: each opens right or is refused, soon, and in little memory."""

from __future__ import annotations

import resource
import time
import warnings
from pathlib import Path

import pytest
from openpyxl import load_workbook

from data_sources.mistakes import InputMistake
from data_sources.readers.file_kind import WORKBOOK_SUFFIXES
from data_sources.readers.landed import count
from data_sources.readers.landing import land
from data_sources.readers.sheet import rows_of
from data_sources.readers.workbook_opening import open_workbook
from data_sources.sheets.cell_text import cell_text
from data_sources.sheets.limits import GIGABYTE
from data_sources.sheets.write_sheets import ALL
from tests.conftest import SHARED_DATA
from tests.data_sources.cleaned_exports import scratch_build, source_of

pytestmark = pytest.mark.real_data
FOLDER = SHARED_DATA / "excel-quirks-calamine"
WORKBOOKS = sorted(path for path in FOLDER.glob("*.*") if path.suffix in WORKBOOK_SUFFIXES)
BLANK = source_of(columns={})
MOST_SECONDS = 10
PASSWORDS = {"pass_protected.xlsx", "pass_protected.xlsb", "pass_protected.ods", "issue_385.xls"}
# What calamine and openpyxl both say is no workbook, or no whole one.
DAMAGED = {"OOM_alloc3.xls", "issue252.xlsx", "issue_594_dos.ods", "too_small.xls"}
here = pytest.mark.skipif(not WORKBOOKS, reason="the quirky workbooks are not on this machine")


def sheets_of(name: str) -> dict[str, list[list[str]]]:
    path = FOLDER / name
    book = open_workbook(path, WORKBOOK_SUFFIXES[path.suffix], ALL, "Sales")
    return {sheet.name: rows_of(sheet.cells) for sheet in book.sheets}


def first_sheet(name: str) -> list[list[str]]:
    return next(iter(sheets_of(name).values()))


@here
def test_there_are_132_workbooks() -> None:
    assert len(WORKBOOKS) == 132


@pytest.mark.parametrize("path", WORKBOOKS, ids=lambda path: path.name)
def test_a_quirky_workbook_opens_or_is_refused_in_plain_words(path: Path) -> None:
    connection, began = scratch_build(), time.monotonic()
    try:
        landed = land(connection, path, BLANK, "export_0")
        assert count(connection, landed.rows) + count(connection, landed.unreadable) == landed.rows_read
        assert path.name not in PASSWORDS | DAMAGED
    except InputMistake as refusal:
        assert path.name in refusal.found
        assert all((refusal.found, refusal.expected, refusal.likely_cause, refusal.edit))
        assert ("protected by a password" in refusal.found) == (path.name in PASSWORDS)
        assert ("cannot be opened" in refusal.found) == (path.name in DAMAGED)
        assert path.name in PASSWORDS | DAMAGED or "is empty" in refusal.found
    assert time.monotonic() - began < MOST_SECONDS
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 < GIGABYTE


@here
@pytest.mark.parametrize("name", ["date", "date_1904"])
@pytest.mark.parametrize("suffix", ["xlsx", "xls", "xlsb"])
def test_days_since_1900_and_since_1904_are_the_same_days(name: str, suffix: str) -> None:
    expected = [["2021-01-01", "15"], ["2021-01-02", "16"], ["255:10:10", "17"]]
    assert first_sheet(f"{name}.{suffix}") == expected


@here
def test_days_of_other_forms_are_days() -> None:
    assert [row[0] for row in first_sheet("date.ods")][:3] == ["2021-01-01", "2021-01-01 10:10:10", "10:10:10"]
    assert [row[0] for row in first_sheet("date_iso.xlsx")][:3] == ["2021-01-01", "2021-01-01 10:10:10", "10:10:10"]
    assert [row[0] for row in first_sheet("date_quoted_format.xlsx")] == ["2021-01-01"] * 4


@here
def test_errors_arrive_as_their_text() -> None:
    expected = ["#DIV/0!", "#NAME?", "#VALUE!", "#NULL!", "#REF!", "#NUM!", "#N/A"]
    assert [row[0] for row in first_sheet("errors.xlsx")] == expected


# Files that openpyxl cannot open, whose sheets it does not find, or for which it takes gigabytes.
NOT_BY_OPENPYXL = {
    "empty_s_attribute.xlsx",
    "issue_174.xlsx",
    "issue_419.xlsx",
    "issue_530.xlsx",
    "minimal_package.xlsx",
    "pivots.xlsx",
    "strict_iso_paths.xlsx",
}
OPENED_BY_BOTH = [
    path
    for path in WORKBOOKS
    if path.suffix in (".xlsx", ".xlsm") and path.name not in PASSWORDS | DAMAGED | NOT_BY_OPENPYXL
]
# openpyxl leaves the escape for a carriage return as it is written.
RETURN = "_x000D_\n"


@pytest.mark.parametrize("path", OPENED_BY_BOTH, ids=lambda path: path.name)
def test_cells_are_those_that_openpyxl_reads(path: Path) -> None:
    """Blanks around text apart, which calamine takes off where XML says that they do not matter."""
    with warnings.catch_warnings(action="ignore"):
        other = load_workbook(path, data_only=True)
    for sheet in open_workbook(path, "xlsx", ALL, "Sales").sheets:
        cells, top, left = rows_of(sheet.cells), sheet.top, sheet.left
        for row in other[sheet.name].iter_rows():
            for cell in row:
                at = (cell.row - top, cell.column - left)
                inside = 0 <= at[0] < len(cells) and 0 <= at[1] < len(cells[at[0]])
                expected = cell_text(cell.value).replace(RETURN, "\r\n").strip()
                assert (cells[at[0]][at[1]].strip() if inside else "") == expected, cell.coordinate
