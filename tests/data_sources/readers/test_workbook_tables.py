"""Where tables stand on sheets: several on one, below titles, named by the workbook, with headers of several rows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from data_sources.detections import Detection
from data_sources.mistakes import InputMistake
from data_sources.readers.landed import Landed
from data_sources.readers.tables_in import tables_in
from tests.data_sources.cleaned_exports import landed_rows, source_of

ACCOUNTS: list[Sequence[object]] = [["Account", "Amount"], ["A1", 5], ["A2", 7.5], ["A3", 9]]
REGIONS: list[Sequence[object]] = [["Region", "Target"], ["North", 100], ["South", 200]]
BLANK = source_of(columns={})


def put(sheet: Worksheet, rows: Sequence[Sequence[object]], top: int = 1, left: int = 1) -> None:
    for down, row in enumerate(rows):
        for right, value in enumerate(row):
            sheet.cell(top + down, left + right, value)


def sheet_of(book: Workbook) -> Worksheet:
    sheet = book.worksheets[0]
    sheet.title = "Data"
    return sheet


def saved(book: Workbook, folder: Path) -> Path:
    book.save(folder / "export.xlsx")
    return folder / "export.xlsx"


def found(landed: Landed, aspect: str) -> Detection:
    return next(each for each in landed.detections if each.aspect == aspect)


@pytest.fixture
def book() -> Workbook:
    return Workbook()


def two_stacked(book: Workbook, folder: Path) -> Path:
    put(sheet_of(book), ACCOUNTS)
    put(sheet_of(book), REGIONS, top=7)
    return saved(book, folder)


def two_beside(book: Workbook, folder: Path) -> Path:
    put(sheet_of(book), ACCOUNTS, top=3)
    put(sheet_of(book), REGIONS, top=3, left=5)
    return saved(book, folder)


@pytest.mark.parametrize("place", [two_stacked, two_beside])
def test_reads_the_table_that_holds_the_declared_headers(book: Workbook, tmp_path: Path, place: object) -> None:
    assert callable(place)
    path = place(book, tmp_path)
    read = landed_rows(path, source_of())
    assert (read.landed.headers, len(read.rows)) == (("Account", "Amount"), 3)
    assert "1 other table is not read by this source" in read.landed.notes[0]
    assert "(2 rows)" in read.landed.notes[0]
    other = landed_rows(path, source_of(columns={"customer": "Region"}))
    assert other.rows == [("North", "100"), ("South", "200")]
    assert found(other.landed, "table").certainty == "sure"


def test_asks_which_table_is_meant_where_nothing_says_so(book: Workbook, tmp_path: Path) -> None:
    read = landed_rows(two_beside(book, tmp_path), BLANK)
    table = found(read.landed, "table")
    assert (read.landed.headers, table.is_question, table.overrule) == (("Account", "Amount"), True, 'range = "A3:B"')


@pytest.mark.parametrize(
    ("spelled", "rows"),
    [
        ("A1:B4", [("A1", "5"), ("A2", "7.5"), ("A3", "9")]),
        ("A1:B3", [("A1", "5"), ("A2", "7.5")]),
        ("a7:b", [("North", "100"), ("South", "200")]),
        ("$B$7:$B", [("100",), ("200",)]),
    ],
)
def test_a_declared_range_is_read_and_nothing_else(
    book: Workbook, tmp_path: Path, spelled: str, rows: list[tuple[str, ...]]
) -> None:
    read = landed_rows(two_stacked(book, tmp_path), source_of(columns={}, range=spelled))
    assert read.rows == rows
    assert found(read.landed, "table").certainty == "declared"


@pytest.mark.parametrize("spelled", ["Data", "B5", "F5:B9", "A0:B3", "A5:B3"])
def test_says_what_a_range_is_where_the_declaration_is_none(book: Workbook, tmp_path: Path, spelled: str) -> None:
    with pytest.raises(InputMistake, match="no range of cells"):
        landed_rows(two_stacked(book, tmp_path), source_of(range=spelled))


def test_lists_the_tables_with_ranges_that_stay_right_when_rows_are_added(book: Workbook, tmp_path: Path) -> None:
    stacked = [
        (each.range, each.header_row, each.headers, each.rows) for each in tables_in(two_stacked(book, tmp_path))
    ]
    assert stacked == [("A1:B4", 1, ("Account", "Amount"), 3), ("A7:B", 7, ("Region", "Target"), 2)]


def test_a_table_alone_on_its_sheet_needs_no_range(book: Workbook, tmp_path: Path) -> None:
    put(sheet_of(book), [["Lost business"], [], *ACCOUNTS])
    put(book.create_sheet("Regions"), REGIONS)
    hidden = book.create_sheet("Lists")
    put(hidden, REGIONS)
    hidden.sheet_state = "hidden"
    places = tables_in(saved(book, tmp_path))
    assert [(each.sheet, each.range, each.header_row) for each in places] == [
        ("Data", None, 3),
        ("Regions", None, 1),
        ("Lists", None, 1),
    ]
    assert [each.is_hidden for each in places] == [False, False, True]


def test_a_blank_row_or_column_within_a_table_parts_nothing(book: Workbook, tmp_path: Path) -> None:
    put(sheet_of(book), [["Account", "", "Amount"], ["A1", "", 5], [], ["A2", "", 7], [], [], ["A3", "", 8]])
    read = landed_rows(saved(book, tmp_path), BLANK)
    assert read.rows == [("A1", None, "5"), ("A2", None, "7"), ("A3", None, "8")]
    assert (read.lines, read.landed.notes) == ([2, 4, 7], ())


def test_declared_headers_on_both_sides_of_a_blank_column_are_one_table(book: Workbook, tmp_path: Path) -> None:
    put(sheet_of(book), [["Account", "", "Remark"], ["A1"], ["A2", "", "late"], ["A3", "", "lost"], ["A4"]])
    read = landed_rows(saved(book, tmp_path), source_of(attributes=("Remark",)))
    assert read.rows == [("A1", None, None), ("A2", None, "late"), ("A3", None, "lost"), ("A4", None, None)]


def test_a_table_that_the_workbook_names_ends_where_it_says_and_rows_written_below_go_on(
    book: Workbook, tmp_path: Path
) -> None:
    sheet = sheet_of(book)
    put(sheet, [*ACCOUNTS, ["A4", 11], ["Region", "Target"], ["North", 100]])
    sheet.add_table(Table(displayName="Accounts", ref="A1:B4"))
    read = landed_rows(saved(book, tmp_path), BLANK)
    assert "names it Accounts" in found(read.landed, "table").evidence
    assert read.rows[:4] == [("A1", "5"), ("A2", "7.5"), ("A3", "9"), ("A4", "11")]


def test_two_named_tables_that_touch_are_two(book: Workbook, tmp_path: Path) -> None:
    sheet = sheet_of(book)
    put(sheet, [*ACCOUNTS, *REGIONS])
    sheet.add_table(Table(displayName="Accounts", ref="A1:B4"))
    sheet.add_table(Table(displayName="Regions", ref="A5:B7"))
    places = tables_in(saved(book, tmp_path))
    assert [(each.range, each.rows) for each in places] == [("A1:B4", 3), ("A5:B", 2)]


def test_merged_headers_are_joined_to_the_names_below_them(book: Workbook, tmp_path: Path) -> None:
    sheet = sheet_of(book)
    put(sheet, [["Account", "Answers", None, "Closed"], [None, "Score", "Words", None], ["A1", 5, "good", 1]])
    for cells in ("A1:A2", "B1:C1", "D1:D2"):
        sheet.merge_cells(cells)
    read = landed_rows(saved(book, tmp_path), BLANK)
    assert read.landed.headers == ("Account", "Answers / Score", "Answers / Words", "Closed")
    assert (read.rows, read.landed.header_line) == ([("A1", "5", "good", "1")], 2)
    assert found(read.landed, "header").read_as == "rows 1 to 2, joined"


def test_a_value_merged_over_rows_is_meant_for_each_of_them(book: Workbook, tmp_path: Path) -> None:
    sheet = sheet_of(book)
    put(sheet, [["Account", "Month"], ["A1", "May"], [None, "June"], [None, "July"], ["A2", "May"]])
    sheet.merge_cells("A2:A4")
    read = landed_rows(saved(book, tmp_path), source_of())
    assert [row[0] for row in read.rows] == ["A1", "A1", "A1", "A2"]
    merged = found(read.landed, "merged cells")
    assert (merged.column, merged.evidence) == (
        "Account",
        "1 value below 'Account' in cells that are merged over several rows.",
    )


def test_a_hidden_sheet_is_read_only_by_its_name(book: Workbook, tmp_path: Path) -> None:
    put(sheet_of(book), [["Account", "Amount"], ["A1", 1]])
    hidden = book.create_sheet("Old")
    put(hidden, ACCOUNTS)
    hidden.sheet_state = "veryHidden"
    path = saved(book, tmp_path)
    read = landed_rows(path, source_of())
    assert (len(read.rows), read.landed.notes) == (1, ("Hidden sheets are not read: Old.",))
    assert len(landed_rows(path, source_of(sheet="Old")).rows) == 3


def test_hidden_rows_and_columns_are_read_and_told(book: Workbook, tmp_path: Path) -> None:
    sheet = sheet_of(book)
    put(sheet, ACCOUNTS)
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["B"].hidden = True
    read = landed_rows(saved(book, tmp_path), source_of())
    assert len(read.rows) == 3
    assert found(read.landed, "hidden rows or columns").evidence.startswith("Sheet 'Data' hides 1 row and 1 column")


def test_a_table_without_a_header_keeps_its_first_row(book: Workbook, tmp_path: Path) -> None:
    put(sheet_of(book), [["A1", 5, 6], ["A2", 7, 8], ["A3", 9, 10]])
    read = landed_rows(saved(book, tmp_path), BLANK)
    assert (read.landed.headers, len(read.rows)) == (("column 1", "column 2", "column 3"), 3)
    assert (found(read.landed, "header").read_as, found(read.landed, "header").certainty) == ("none", "sure")


def test_the_totals_row_of_a_named_table_is_no_row(book: Workbook, tmp_path: Path) -> None:
    sheet = sheet_of(book)
    put(sheet, [*ACCOUNTS, ["Total", 21.5]])
    sheet.add_table(Table(displayName="Accounts", ref="A1:B5", totalsRowCount=1))
    read = landed_rows(saved(book, tmp_path), source_of())
    assert (len(read.rows), read.unreadable) == (3, [(5, "a totals row, not a customer's row")])


def test_a_list_of_codes_below_a_table_is_no_part_of_it(book: Workbook, tmp_path: Path) -> None:
    put(sheet_of(book), [*ACCOUNTS, [], ["Code", "Meaning"], ["X", "bad"], ["Y", "good"]])
    read = landed_rows(saved(book, tmp_path), source_of())
    assert (len(read.rows), read.landed.notes) == (
        3,
        ("1 other table is not read by this source: Data!A6:B8 (2 rows).",),
    )


def test_filters_above_a_table_are_no_table(book: Workbook, tmp_path: Path) -> None:
    put(sheet_of(book), [["Report"], ["Region:", "North"], ["Year:", 2025], ["By:", "Ann"], [], *ACCOUNTS])
    path = saved(book, tmp_path)
    assert [(each.range, each.header_row) for each in tables_in(path)] == [(None, 6)]
    assert landed_rows(path, BLANK).landed.notes == ("4 rows above the header are no data: Report",)


def test_a_remark_beside_a_table_is_told(book: Workbook, tmp_path: Path) -> None:
    put(sheet_of(book), ACCOUNTS)
    put(sheet_of(book), [["check this"]], top=3, left=5)
    read = landed_rows(saved(book, tmp_path), BLANK)
    assert read.landed.headers == ("Account", "Amount")
    assert read.landed.notes == ("1 cell beside the table is not read: check this",)


def test_a_heading_merged_over_the_whole_table_is_rejected_as_one(book: Workbook, tmp_path: Path) -> None:
    sheet = sheet_of(book)
    put(sheet, [["Account", "Amount"], ["North"], ["A1", 5], ["South"], ["A2", 6]])
    sheet.merge_cells("A2:B2")
    sheet.merge_cells("A4:B4")
    read = landed_rows(saved(book, tmp_path), source_of())
    reason = "a heading merged over the whole table, not a row of it"
    assert (read.lines, read.unreadable) == ([3, 5], [(2, reason), (4, reason)])
    assert read.landed.rows_read == 4
