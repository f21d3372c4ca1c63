"""Workbooks of a pack: sheets told apart, methods and edition in them, and nothing that runs."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import Workbook, load_workbook
from openxml_audit import FileFormat, OpenXmlValidator

from analysis.findings import ChartKind
from presentation.briefing import Purpose, briefing_of
from presentation.workbook import briefing_as_workbook, sheet_name, story_as_workbook
from tests.presentation.specimen import STORY

FIRST = STORY.findings[0]


def opened(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


def test_findings_of_one_name_get_sheets_of_their_own() -> None:
    briefing = briefing_of(STORY)
    page = briefing.pages[0]
    names = opened(briefing_as_workbook(replace(briefing, pages=(page, page, page)))).sheetnames
    assert names[:3] == ["nps-change", "nps-change 2", "nps-change 3"]


def test_it_says_what_edition_it_is_of_and_what_is_asked() -> None:
    briefing = replace(briefing_of(STORY), filters="Enterprise", audience="CFO", frozen_as="Board 2026-Q3")
    pages = tuple(replace(page, purpose=Purpose.DISCUSSION, in_their_terms="€1 of 2.") for page in briefing.pages)
    book = opened(briefing_as_workbook(replace(briefing, pages=pages)))
    told = dict(row[:2] for row in book["About"].iter_rows(min_row=4, values_only=True))
    assert told["Edition"] == f"{STORY.edition_id}, frozen as Board 2026-Q3"
    assert (told["As of"], told["Looked at"], told["For"]) == ("30 Sep 2026", "Enterprise", "CFO")
    assert "(for discussion)" in told["Finding 1"] and "n = 2,914 answers" in told["Finding 1"]
    assert briefing.ask and told["The decision we ask for"] == briefing.ask.decision
    assert "€1 of 2." in [row[0] for row in book["nps-change"].iter_rows(max_row=5, values_only=True)]


def test_every_estimate_is_there_with_its_interval_in_full() -> None:
    rows = list(opened(story_as_workbook(STORY))["Estimates"].iter_rows(min_row=5, values_only=True))
    wanted = [
        (estimate.value.amount, estimate.low.amount, estimate.high.amount, estimate.sample_size)
        for finding in STORY.findings
        for estimate in finding.estimates.values()
    ]
    assert [row[2:6] for row in rows] == wanted


@pytest.mark.parametrize("kind", [kind for kind in ChartKind if kind not in (ChartKind.HEAT, ChartKind.TIMELINE)])
def test_names_that_look_like_formulas_run_nowhere(kind: ChartKind) -> None:
    finding = next(each for each in STORY.findings if each.evidence.chart.kind is kind)
    rows = finding.evidence.rows.copy()
    for column in rows.columns:
        if pd.api.types.is_string_dtype(rows[column]) and column != "at_unit":
            rows[column] = "=HYPERLINK(1)&" + rows[column].astype(str)
    odd = replace(finding, id="x/=cmd|'!A1", evidence=replace(finding.evidence, rows=rows))
    book = opened(story_as_workbook(replace(STORY, findings=(odd,))))
    assert not book.sheetnames[0].startswith(("=", "'", "+", "-", "@"))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    assert len(book.worksheets[0]._charts) == 1


def test_a_cell_shows_its_number_in_its_unit_and_keeps_it_whole() -> None:
    shares = next(each for each in STORY.findings if each.evidence.chart.unit == "share")
    sheet = opened(story_as_workbook(replace(STORY, findings=(shares,)))).worksheets[0]
    told = shares.evidence.rows["value"].iloc[-1]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value == pytest.approx(told, abs=1e-15)]
    assert cells and all("%" in cell.number_format for cell in cells)


def test_charts_are_written_as_excel_wants_them(tmp_path: Path) -> None:
    """Against the schemas and rules of Microsoft's Open XML SDK; styles and strings are openpyxl's own, everywhere."""
    path = tmp_path / "book.xlsx"
    path.write_bytes(story_as_workbook(STORY))
    found = OpenXmlValidator(FileFormat.MICROSOFT_365).validate(path).errors
    ours = [each for each in found if str(each.part_uri).startswith(("/xl/charts", "/xl/drawings"))]
    assert not [f"{each.part_uri} {each.path}: {each.description}" for each in ours]


@pytest.mark.parametrize(
    ("name", "sheet"),
    [("a/b:c", "a b c"), ("'quoted'", "quoted"), ("=1+1", "1+1"), ("x" * 40, "x" * 31), ("[]", "Rows")],
)
def test_a_sheet_is_named_so_that_excel_takes_it(name: str, sheet: str) -> None:
    assert sheet_name(name) == sheet
