"""JSON, workbook, CSV and pictures: they say what the story says, and nothing in them runs."""

from __future__ import annotations

import csv
import io
import json
import math
from dataclasses import replace

import pandas as pd
import pytest
from openpyxl import load_workbook
from PIL import Image

from analysis.estimates import Estimate
from analysis.findings import Objection
from analysis.quantities import Ratio
from analysis.sentences import sentence
from presentation.picture import WIDTH, finding_as_png, finding_as_svg
from presentation.source_line import source_line
from presentation.story_as_json import story_as_json
from presentation.wording import say_plain
from presentation.workbook import finding_as_workbook, neutral, rows_as_csv, story_as_workbook
from tests.presentation.specimen import STORY

FIRST = STORY.findings[0]
ASKED = replace(FIRST, objections=(Objection("Is it noise?", sentence("No. {p} customers.", p=12)),))
DANGEROUS = ["=1+1", "+49 30 1234", "-2", "@SUM(A1)", "\tx", "\rx"]


def test_json_holds_the_numbers_in_full_and_the_sentences_as_said() -> None:
    told = json.loads(story_as_json(STORY))
    first = told["findings"][0]
    assert told["headline"] == "Every segment is happier, yet the score fell 4 points"
    assert first["claim"] == "The score fell 4 points to +27; who answered explains six"
    estimate = first["estimates"][0]
    assert (estimate["name"], estimate["value"], estimate["unit"]) == ("nps_change", -4.1, "NPS points")
    assert (estimate["low"], estimate["high"], estimate["sample_size"]) == (-7.8, -0.4, 2914)
    assert first["evidence"]["rows"][0] == {
        "label": "Q2 2026",
        "value": 31.0,
        "is_total": True,
        "is_highlighted": False,
    }
    assert first["evidence"]["chart"] == "waterfall"
    assert told["as_of"] == "2026-09-30"
    assert told["ask"]["cost"]["value"] == 12_000


def test_json_has_every_key_that_scripts_look_for() -> None:
    told = json.loads(story_as_json(STORY))
    keys = {"id", "question", "situation", "complication", "answer", "as_of", "edition_id", "ask", "findings"}
    assert keys <= told.keys()
    wanted = {"id", "claim", "estimates", "grade", "caveats", "objections", "evidence"}
    assert all(wanted <= finding.keys() for finding in told["findings"])


def test_json_has_no_infinity_and_no_nan() -> None:
    open_ended = Estimate(Ratio(3), Ratio(1.5), Ratio(math.inf), 40, "a method")
    story = replace(STORY, findings=(replace(FIRST, estimates={"hazard_ratio": open_ended}),))
    text = story_as_json(story)
    assert "Infinity" not in text and "NaN" not in text
    assert json.loads(text)["findings"][0]["estimates"][0]["high"] is None


@pytest.mark.parametrize("text", DANGEROUS)
def test_text_that_a_spreadsheet_would_run_is_neutralised(text: str) -> None:
    frame = pd.DataFrame({"label": [text], "value": [-2.5], "=note": ["-"]})
    finding = replace(FIRST, evidence=replace(FIRST.evidence, rows=frame))
    sheet = load_workbook(io.BytesIO(finding_as_workbook(finding, STORY))).active
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[-1][0].startswith("'")
    assert rows[-1][1] == -2.5
    assert rows[-2][:3] == ("label", "value", "'=note")
    cells = list(csv.reader(io.StringIO(rows_as_csv(frame).decode("utf-8-sig"))))
    assert cells == [["label", "value", "'=note"], [f"'{text}", "-2.5", "'-"]]


def test_numbers_stay_numbers_and_control_characters_go() -> None:
    assert neutral(-3) == -3
    assert neutral("a\x00b") == "ab"


def test_the_workbook_has_a_sheet_for_each_finding_with_its_rows() -> None:
    book = load_workbook(io.BytesIO(story_as_workbook(STORY)))
    assert book.sheetnames[len(STORY.findings) :] == ["Objections", "Estimates", "Methods", "About"]
    for sheet, finding in zip(book.worksheets, STORY.findings, strict=False):
        rows = list(sheet.iter_rows(values_only=True))
        assert rows[0][0] == say_plain(finding.claim)
        assert len([row for row in rows if any(cell is not None for cell in row)]) >= len(finding.evidence.rows) + 4


def test_a_story_without_findings_still_gives_a_workbook() -> None:
    book = load_workbook(io.BytesIO(story_as_workbook(replace(STORY, findings=()))))
    assert book.active["A1"].value == say_plain(STORY.headline)


def test_a_picture_stands_alone_with_claim_subtitle_and_source() -> None:
    svg = finding_as_svg(FIRST, STORY)
    for line in (say_plain(FIRST.claim), FIRST.subtitle, source_line(FIRST, STORY), STORY.company):
        assert line in svg.replace("&#x27;", "'")
    picture = Image.open(io.BytesIO(finding_as_png(FIRST, STORY)))
    assert picture.width == 2 * WIDTH


def test_names_from_exports_are_escaped_in_a_picture() -> None:
    assert "<b>" not in finding_as_svg(STORY.findings[2], STORY)


def test_a_workbook_answers_what_a_board_will_ask() -> None:
    for made in (finding_as_workbook(ASKED, STORY), story_as_workbook(replace(STORY, findings=(ASKED,)))):
        rows = list(load_workbook(io.BytesIO(made))["Objections"].values)
        assert rows[-1] == ("nps-change", "Is it noise?", "No. 12 customers.")
    silent = finding_as_workbook(replace(FIRST, objections=()), STORY)
    assert "Objections" not in load_workbook(io.BytesIO(silent)).sheetnames
