"""Every kind of file is made of one material, and says the numbers of its story."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import replace

import pytest
from pptx import Presentation

from analysis.findings import Story
from presentation.briefing import briefing_of
from presentation.briefing_as_json import briefing_as_json
from presentation.exporting.kinds import KINDS
from presentation.exporting.material import Material, of_one
from presentation.story_as_json import story_as_json
from presentation.wording import say_plain

STARTS = {"pptx": b"PK", "pdf": b"%PDF-", "html": b"<!", "xlsx": b"PK", "json": b"{", "png": b"\x89PNG", "svg": b"<svg"}


@pytest.fixture
def material(sample_stories: Mapping[str, Story]) -> Material:
    """Two findings, so that every kind is made quickly."""
    story = replace(sample_stories["satisfaction"], findings=sample_stories["satisfaction"].findings[:2])
    return Material(briefing_of(story, "Board 2026-Q4"), story)


@pytest.mark.parametrize("ending", list(KINDS))
def test_each_kind_is_made_and_is_what_its_ending_says(material: Material, ending: str) -> None:
    assert KINDS[ending].make(material).lstrip().lower().startswith(STARTS[ending].lower())


def test_one_finding_is_a_deck_of_one_slide_under_its_claim(material: Material) -> None:
    assert material.story is not None
    wanted = material.story.findings[1]
    deck = Presentation(io.BytesIO(KINDS["pptx"].make(of_one(material, wanted.id))))
    (slide,) = deck.slides
    assert slide.shapes.title.text_frame.text == say_plain(wanted.claim)


def test_one_finding_has_nothing_around_it(material: Material) -> None:
    alone = of_one(material, material.briefing.pages[1].finding.id)
    assert alone.briefing.name == "satisfaction-level"
    assert not alone.briefing.opening and not alone.briefing.doubts and alone.briefing.ask is None
    assert [each["id"] for each in json.loads(KINDS["json"].make(alone))["findings"]] == ["satisfaction/level"]


def test_a_briefings_json_says_the_numbers_of_the_storys(material: Material) -> None:
    assert material.story is not None
    said = json.loads(briefing_as_json(material.briefing))
    assert [page["finding"] for page in said["pages"]] == json.loads(story_as_json(material.story))["findings"]
    assert (said["edition_id"], said["frozen_as"]) == (material.story.edition_id, "Board 2026-Q4")
    assert [page["title"] for page in said["pages"]] == [page["finding"]["claim"] for page in said["pages"]]


def test_a_packs_workbook_holds_each_finding(material: Material) -> None:
    book = zipfile.ZipFile(io.BytesIO(KINDS["xlsx"].make(replace(material, story=None))))
    sheets = book.read("xl/workbook.xml").decode()
    assert 'name="mix"' in sheets and 'name="level"' in sheets
