"""Errors of a spreadsheet arrive as their text, so that cleaning counts them: calamine hands them over empty."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from data_sources.sheets.marks import marks_in
from tests.conftest import SHARED_DATA
from tests.data_sources.cleaned_exports import landed_rows, source_of

QUIRKS = SHARED_DATA / "excel-quirks-calamine"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
CONTENT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    f'xmlns:table="{TABLE}" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"><office:body>'
    '<office:spreadsheet><table:table table:name="Data">{0}</table:table></office:spreadsheet></office:body>'
    "</office:document-content>"
)
WORD = '<table:table-cell office:value-type="string"{1}><text:p>{0}</text:p></table:table-cell>'
ERROR = (
    '<table:table-cell table:number-columns-repeated="{1}" table:formula="of:=1/0" office:value-type="string" '
    'office:string-value="" calcext:value-type="error"><text:p>{0}</text:p></table:table-cell>'
)


def ods_of(folder: Path, *rows: str) -> Path:
    path = folder / "export.ods"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("META-INF/manifest.xml", "<manifest/>")
        package.writestr(
            "content.xml", CONTENT.format("".join(f"<table:table-row{row}</table:table-row>" for row in rows))
        )
    return path


def words(*texts: str) -> str:
    return ">" + "".join(WORD.format(text, "") for text in texts)


def test_errors_of_an_xlsx_keep_their_places(tmp_path: Path) -> None:
    book = Workbook()
    for each in [
        ["Account", "Score", "Words"],
        ["A1", "#N/A", "fine"],
        [],
        ["A2", 5, "#DIV/0!"],
        ["A3", 7, "#1 of all"],
    ]:
        book.worksheets[0].append(each)
    book.save(tmp_path / "export.xlsx")
    read = landed_rows(tmp_path / "export.xlsx", source_of())
    assert read.rows == [("A1", "#N/A", "fine"), ("A2", "5", "#DIV/0!"), ("A3", "7", "#1 of all")]


def test_errors_of_an_ods_keep_their_places(tmp_path: Path) -> None:
    path = ods_of(
        tmp_path,
        words("Account", "Score", "Words"),
        words("A1") + ERROR.format("#DIV/0!", 2),
        ' table:number-rows-repeated="2"' + words("A2") + ERROR.format("#N/A", 1) + WORD.format("good", ""),
    )
    read = landed_rows(path, source_of())
    assert read.rows == [("A1", "#DIV/0!", "#DIV/0!"), ("A2", "#N/A", "good"), ("A2", "#N/A", "good")]


def test_merged_cells_of_an_ods_are_filled(tmp_path: Path) -> None:
    merged = WORD.format("A1", ' table:number-rows-spanned="2" table:number-columns-spanned="1"')
    path = ods_of(
        tmp_path,
        words("Account", "Month"),
        ">" + merged + WORD.format("May", ""),
        "><table:covered-table-cell/>" + WORD.format("June", ""),
    )
    assert landed_rows(path, source_of()).rows == [("A1", "May"), ("A1", "June")]


def record(kind: int, data: bytes) -> bytes:
    number = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return number + bytes([len(data)]) + data


def wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def test_marks_of_an_xlsb_are_found_in_its_records(tmp_path: Path) -> None:
    path = tmp_path / "export.xlsb"
    row = struct.pack("<IIH", 4, 0, 300)
    sheet = [
        record(60, struct.pack("<IIIIH", 1, 2, 0, 0, 1)),
        record(0, row + b"\x00\x10" + bytes(5)),
        record(3, struct.pack("<IIB", 2, 0, 0x2A)),
        record(11, struct.pack("<IIB", 3, 0, 0x07) + b"formula"),
        record(176, struct.pack("<IIII", 5, 7, 0, 0)),
    ]
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("xl/workbook.bin", record(156, struct.pack("<II", 0, 1) + wide("rId1") + wide("Data")))
        package.writestr("xl/worksheets/sheet1.bin", b"".join(sheet))
        package.writestr(
            "xl/_rels/workbook.bin.rels",
            f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" Target="worksheets/sheet1.bin"/>'
            "</Relationships>",
        )
    marks = marks_in(path)["Data"]
    assert marks.errors == {5: {3: "#N/A", 4: "#DIV/0!"}}
    assert (marks.merged, marks.hidden_rows, marks.hidden_columns) == (((6, 1, 8, 1),), 1, 2)


@pytest.mark.real_data
@pytest.mark.skipif(not QUIRKS.is_dir(), reason="the quirky workbooks are not on this machine")
@pytest.mark.parametrize(
    ("name", "sheet", "errors", "hidden_rows", "hidden_columns"),
    [
        ("errors.xlsx", "Feuil1", 7, 1, 0),
        ("gh548_incorrect_sst_unique_count.xls", "Acute Trust Mapping", 56, 0, 0),
        ("OOM_alloc.xls", "Data", 0, 9, 4),
        ("any_sheets.xlsb", "Visible", 0, 0, 0),
    ],
)
def test_marks_of_real_workbooks(name: str, sheet: str, errors: int, hidden_rows: int, hidden_columns: int) -> None:
    marks = marks_in(QUIRKS / name)[sheet]
    assert (marks.count, marks.hidden_rows, marks.hidden_columns) == (errors, hidden_rows, hidden_columns)
