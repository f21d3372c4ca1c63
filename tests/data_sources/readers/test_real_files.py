"""Real messy files: CSV test corpora and the edge cases of a workbook library."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from data_sources.mistakes import InputMistake
from data_sources.readers.csv_reader import land_csv
from data_sources.readers.landed import count
from data_sources.readers.workbook_reader import land_workbook
from tests.conftest import SHARED_DATA
from tests.data_sources.cleaned_exports import landed_rows, scratch_build, source_of

pytestmark = pytest.mark.real_data
SPECTRUM = sorted((SHARED_DATA / "csv-messy" / "csv-spectrum").glob("*.csv"))
ANNOTATED = SHARED_DATA / "csv-messy" / "csvsniffer"
WORKBOOKS = sorted(
    path
    for path in (SHARED_DATA / "excel-quirks-calamine").glob("*.*")
    if path.suffix in {".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"}
)
DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "vslash": "|", "space": " "}
# No department's export names these: a header of the source is what usually decides.
NO_HEADER = source_of(columns={"customer": "a header that no file has"})


def expected_of(path: Path) -> list[dict[str, str]]:
    rows = json.loads((path.parent / "expected-json" / f"{path.stem}.json").read_text(encoding="utf-8"))
    rows = rows if isinstance(rows, list) else [rows]
    if path.stem == "location_coordinates":  # the JSON of csv-spectrum 2.0.0 has another number than its CSV
        rows[0]["Contact Phone Number"] = "2095257564"
    return rows


@pytest.mark.skipif(not SPECTRUM, reason="csv-spectrum is not on this machine")
def test_there_are_twelve_files_of_csv_spectrum() -> None:
    assert len(SPECTRUM) == 12


@pytest.mark.parametrize("path", SPECTRUM, ids=lambda path: path.stem)
def test_csv_spectrum_reads_as_its_json_says(path: Path) -> None:
    expected = expected_of(path)
    read = landed_rows(path, source_of(columns={"customer": next(iter(expected[0]))}))
    assert [dict(zip(read.landed.headers, (cell or "" for cell in row), strict=True)) for row in read.rows] == expected


@pytest.mark.skipif(not ANNOTATED.is_dir(), reason="the messy CSV files are not on this machine")
def test_finds_the_delimiter_of_most_messy_files_even_without_a_known_header() -> None:
    """The published rate of DuckDB's own sniffer on this corpus is 84.1 %, of Python's 96.4 % (CSVsniffer's README)."""
    lines = (ANNOTATED / "Dialect_annotations.txt").read_text(encoding="utf-8", errors="replace").splitlines()
    annotated = {parts[0]: parts[2] for parts in (line.split("|") for line in lines) if len(parts) > 5}
    connection, right, tried = scratch_build(), 0, 0
    for path in sorted((ANNOTATED / "CSV").iterdir()):
        if path.name in annotated and path.stat().st_size:
            landed = land_csv(connection, path, NO_HEADER, f"export_{tried}")
            assert landed.rows_read == count(connection, landed.rows) + count(connection, landed.unreadable)
            right += landed.delimiter == DELIMITERS.get(annotated[path.name], annotated[path.name])
            tried += 1
    assert tried > 130
    assert right / tried > 0.93


@pytest.mark.parametrize("path", WORKBOOKS, ids=lambda path: path.name)
def test_a_quirky_workbook_opens_or_is_refused_in_plain_words(path: Path) -> None:
    connection = scratch_build()
    try:
        landed = land_workbook(connection, path, NO_HEADER, "export_0")
    except InputMistake as refusal:
        assert path.name in refusal.found
    else:
        assert count(connection, landed.rows) + count(connection, landed.unreadable) == landed.rows_read


@pytest.mark.parametrize("name", ["pass_protected.xlsx", "pass_protected.xlsb", "pass_protected.ods", "issue_385.xls"])
@pytest.mark.skipif(not WORKBOOKS, reason="the quirky workbooks are not on this machine")
def test_a_password_is_named_as_the_reason(name: str) -> None:
    with pytest.raises(InputMistake, match="protected by a password"):
        land_workbook(scratch_build(), SHARED_DATA / "excel-quirks-calamine" / name, NO_HEADER, "export_0")
