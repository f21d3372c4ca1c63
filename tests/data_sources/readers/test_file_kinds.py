"""Files whose names say something else than they are: read by their content, told, or refused."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from data_sources.mistakes import InputMistake
from data_sources.readers.tables_in import tables_in
from tests.data_sources.cleaned_exports import landed_rows, source_of

ROWS = [("A1", "Kiel"), ("A2", "Bonn")]
XML = (
    "<?xml version='1.0'?><?mso-application progid='Excel.Sheet'?>"
    "<Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet' xmlns:ss='urn:schemas-microsoft-com:office:"
    "spreadsheet'><Worksheet ss:Name='Data'><Table><Row ss:Index='2'><Cell><Data ss:Type='String'>Account</Data></Cell>"
    "<Cell ss:Index='3'><Data ss:Type='String'>Since</Data></Cell></Row><Row><Cell><Data ss:Type='Number'>7</Data>"
    "</Cell><Cell ss:Index='3'><Data ss:Type='DateTime'>2025-03-04T00:00:00.000</Data></Cell></Row></Table></Worksheet>"
    "</Workbook>"
)
PAGE = (
    "<html><head><meta charset='windows-1252'><style>td{}</style></head><body><table><tr><th>Account</th><th>City</th>"
    "</tr><tr><td rowspan=2>A1</td><td>M&uuml;nchen</td></tr><tr><td>K\xf6ln<br>Deutz</td></tr></table></body></html>"
)


def written(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("cp1252"))
    return path


def workbook_bytes() -> bytes:
    book, file = Workbook(), io.BytesIO()
    for row in [("Account", "City"), *ROWS]:
        book.worksheets[0].append(row)
    book.save(file)
    return file.getvalue()


def zipped(**files: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, content in files.items():
            package.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize("suffix", ["xls", "xlsx", "xlsb", "ods", "csv", "txt"])
@pytest.mark.parametrize("content", [b"Account;City\nA1;Kiel\nA2;Bonn\n", workbook_bytes()], ids=["text", "workbook"])
def test_is_read_by_its_content(tmp_path: Path, suffix: str, content: bytes) -> None:
    read = landed_rows(written(tmp_path, f"export.{suffix}", content), source_of())
    assert read.rows == ROWS
    is_as_named = (suffix in ("csv", "txt")) == content.startswith(b"Account") and suffix not in ("xls", "xlsb", "ods")
    assert is_as_named == (not any(each.aspect == "kind of file" for each in read.landed.detections))


@pytest.mark.parametrize("name", ["export.xls", "export.xlsx", "export.csv"])
def test_reads_the_table_of_a_web_page(tmp_path: Path, name: str) -> None:
    read = landed_rows(written(tmp_path, name, PAGE), source_of())
    assert read.rows == [("A1", "München"), ("A1", "Köln Deutz")]
    assert (read.landed.sheet, read.landed.number_mark) == ("table 1", None)
    assert [place.headers for place in tables_in(tmp_path / name)] == [("Account", "City")]


def test_reads_a_workbook_written_as_one_xml_document(tmp_path: Path) -> None:
    read = landed_rows(written(tmp_path, "export.xls", XML), source_of(attributes=("Since",)))
    assert (read.rows, read.lines) == ([("7", None, "2025-03-04")], [3])


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("export.xlsx", b"", "is empty: 0 bytes"),
        ("export.xlsx", workbook_bytes()[:2000], "cannot be opened as a workbook"),
        ("export.xlsx", zipped(**{"rows.csv": b"Account\nA1\n"}), "is a packed file"),
        ("export.zip", zipped(**{"rows.csv": b"Account\nA1\n"}), "is a packed file"),
        ("export.csv", b"\x1f\x8b\x08\x00rows", "is a packed file"),
        ("export.csv.gz", b"\x1f\x8b\x08\x00rows", "is a packed file"),
        ("export.xls", "<html><body>Please sign in</body></html>", "a web page without a table"),
        ("export.xls", "Attachment f:\\sales.xls not found!", "a text file without a table"),
        ("export.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 90, "cannot be opened as a workbook"),
        ("export.xls", b"%PDF-1.7\n\x00\x01\x02\x03", "neither text nor any kind of workbook"),
        ("export.xls", "<table><tr>" + "<td colspan=999 rowspan=65000>x</td>" * 9 + "</tr></table>", "spans? .* cells"),
        ("export.xls", XML.replace("Index='3'", "Index='999999999'"), "spans .* cells"),
        ("export.xls", XML[:300], "cannot be opened as a workbook"),
    ],
)
def test_is_refused_with_the_reason(tmp_path: Path, name: str, content: bytes | str, said: str) -> None:
    with pytest.raises(InputMistake, match=said):
        landed_rows(written(tmp_path, name, content), source_of())


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_workbook_is_read_or_refused(tmp_path: Path, seed: int) -> None:
    chance, content = random.Random(seed), bytearray(workbook_bytes())
    if seed % 3 == 0:
        del content[chance.randrange(len(content)) :]
    for _ in range(seed):
        if content:
            content[chance.randrange(len(content))] = chance.randrange(256)
    path = written(tmp_path, "export.xlsx", bytes(content))
    try:
        assert landed_rows(path, source_of(columns={})).landed.rows_read <= 2
    except InputMistake as refusal:
        assert path.name in refusal.found
