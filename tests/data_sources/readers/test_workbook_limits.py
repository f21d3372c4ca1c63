"""Workbooks that are built to take a machine down, or whose reader fails, are refused with the reason."""

from __future__ import annotations

import resource
import zipfile
from pathlib import Path

import pytest

from data_sources.mistakes import InputMistake
from data_sources.readers import workbook_opening
from data_sources.sheets.limits import GIGABYTE, MOST_MEMORY, memory_for, seconds_for
from tests.data_sources.cleaned_exports import landed_rows, source_of

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CELL = '<c r="{0}" t="inlineStr"><is><t>{1}</t></is></c>'
CORNER = '<row r="1048576">' + CELL.format("XFD1048576", "stray") + "</row>"


def row(number: int, *cells: str) -> str:
    return (
        f'<row r="{number}">' + "".join(CELL.format(f"{'ABC'[i]}{number}", t) for i, t in enumerate(cells)) + "</row>"
    )


def workbook_of(folder: Path, rows: str) -> Path:
    """An XLSX of one sheet that says nothing of its size."""
    path = folder / "export.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r" Type="{OFFICE}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
        )
        package.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="Data" sheetId="1" r:id="r1"/></sheets>'
            "</workbook>",
        )
        package.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{OFFICE}/worksheet" '
            'Target="worksheets/sheet1.xml"/></Relationships>',
        )
        package.writestr(
            "xl/worksheets/sheet1.xml", f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
        )
    return path


def test_reads_such_a_workbook(tmp_path: Path) -> None:
    path = workbook_of(tmp_path, row(1, "Account", "City") + row(2, "A1", "=HYPERLINK(&quot;x&quot;)"))
    assert landed_rows(path, source_of()).rows == [("A1", '=HYPERLINK("x")')]


def test_refuses_two_cells_as_far_apart_as_a_sheet_allows(tmp_path: Path) -> None:
    path = workbook_of(tmp_path, row(1, "Account") + row(2, "A1") + CORNER)
    with pytest.raises(InputMistake, match=r"takes more than 1\.0 GB of memory"):
        landed_rows(path, source_of())


def test_refuses_what_opens_in_no_reasonable_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = workbook_of(tmp_path, "".join(row(n, "Account" * 40, f"City {n}") for n in range(1, 40_000)))
    monkeypatch.setattr(workbook_opening, "memory_for", lambda _: 40 << 20)
    with pytest.raises(InputMistake, match="of memory to open"):
        landed_rows(path, source_of())


def test_refuses_what_takes_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_opening, "seconds_for", lambda _: 0)
    with pytest.raises(InputMistake, match="takes more than 0 seconds of computing"):
        landed_rows(workbook_of(tmp_path, row(1, "Account")), source_of())


def test_a_reader_that_fails_takes_nothing_down_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_opening, "ROOT", tmp_path)  # where it finds nothing to run
    with pytest.raises(InputMistake, match="its reader fails"):
        landed_rows(workbook_of(tmp_path, row(1, "Account")), source_of())


def test_limits_grow_with_the_file_and_end() -> None:
    assert memory_for(1_000_000) == GIGABYTE
    assert GIGABYTE < memory_for(60_000_000) < MOST_MEMORY == memory_for(1 << 40)
    assert (seconds_for(1000), seconds_for(10 << 20)) == (8, 48)


def test_a_full_disk_is_none_of_the_workbooks_doing(tmp_path: Path) -> None:
    path = workbook_of(tmp_path, "".join(row(n, "Account", f"City {n}") for n in range(1, 3000)))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        with pytest.raises(OSError, match="File too large"):
            landed_rows(path, source_of())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
