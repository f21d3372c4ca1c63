"""A quotation is shown as the customer wrote it, says who said it where, and nothing in it runs."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date

from openpyxl import load_workbook

from analysis.findings import Quotation
from presentation.quotations import quotations_as_html, said_where
from presentation.story_as_json import story_as_json
from presentation.workbook import finding_as_workbook
from tests.presentation.specimen import STORY

SAID = Quotation("Rechnung doppelt gestellt", "case", "Service", date(2026, 9, 4), "de", "Enterprise", "Billing")
HOSTILE = Quotation('<img src=x onerror="alert(1)"> =1+1', "answer", "Marketing", None)
QUOTED = replace(STORY.findings[0], quotations=(SAID, replace(HOSTILE, text="=1+1")))


def test_says_who_where_and_when_and_leaves_out_what_is_not_known() -> None:
    assert said_where(SAID) == "Enterprise customer · service case, Service · September 2026"
    assert said_where(HOSTILE) == "A customer · survey comment, Marketing"


def test_words_stay_words_on_the_page() -> None:
    shown = quotations_as_html((SAID, HOSTILE))
    assert '<blockquote lang="de" dir="auto">Rechnung doppelt gestellt</blockquote>' in shown
    assert "<img" not in shown
    assert "&lt;img src=x onerror=&quot;alert(1)&quot;&gt; =1+1" in shown
    assert quotations_as_html(()) == ""


def test_json_holds_what_the_page_shows() -> None:
    told = json.loads(story_as_json(replace(STORY, findings=(QUOTED,))))
    assert told["findings"][0]["quotations"][0] == {
        "text": "Rechnung doppelt gestellt",
        "said_in": "case",
        "department": "Service",
        "said_on": "2026-09-04",
        "language": "de",
        "segment": "Enterprise",
        "issue": "Billing",
    }


def test_the_workbook_has_a_sheet_of_quotations_in_which_no_formula_runs() -> None:
    sheet = load_workbook(io.BytesIO(finding_as_workbook(QUOTED, STORY)))["Quotations"]
    texts = [row[1].value for row in sheet.iter_rows(min_row=4)]
    assert texts == ["Rechnung doppelt gestellt", "'=1+1"]
    assert "Quotations" not in load_workbook(io.BytesIO(finding_as_workbook(STORY.findings[0], STORY))).sheetnames
