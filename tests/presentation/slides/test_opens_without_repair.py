"""Decks as PowerPoint reads them: every part valid, extensions too, and nothing in the package that it would repair.

Parts are held against Microsoft's own schemas and rules, those of the Open XML SDK as the package openxml-audit has
them; what those do not see is in package_of.py. Whether PowerPoint itself opens the file nobody can try here.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from analysis.findings import ChartKind, Story
from presentation.briefing import Purpose, briefing_of, briefing_of_one
from presentation.slides.deck import draw_deck
from tests.presentation.slides.own_template import as_potx, dark_template, small_template
from tests.presentation.slides.package_of import flaws
from tests.presentation.specimen import STORY

# Office itself writes two things into the extension of a data label that shows a field; the schema allows one.
AS_OFFICE_WRITES_IT = ("Choice allows at most 1 occurrence(s), found 2", "/dLbl[", "/extLst[1]/ext[1]")


def violations(deck: bytes, folder: Path) -> list[str]:
    file = folder / "deck.pptx"
    file.write_bytes(deck)
    found = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=0).validate(file).errors
    told = [f"{each.part_uri} {each.path}: {each.description}" for each in found]
    return [each for each in told if not all(words in each for words in AS_OFFICE_WRITES_IT)]


@pytest.fixture(scope="module")
def every_kind() -> bytes:
    """All kinds of chart, names that look like markup, sections, purposes, quotations, the ask, the appendix."""
    assert {each.evidence.chart.kind for each in STORY.findings} == set(ChartKind)
    whole = briefing_of(STORY, frozen_as="Board 2026-Q4")
    pages = tuple(
        replace(page, section=f"Part {i % 3} <&>", purpose=Purpose.DISCUSSION) for i, page in enumerate(whole.pages)
    )
    return draw_deck(replace(whole, pages=pages))


def test_a_deck_with_every_kind_of_chart_is_valid(every_kind: bytes, tmp_path: Path) -> None:
    assert violations(every_kind, tmp_path) == []
    assert flaws(every_kind) == []


@pytest.mark.parametrize("template", [dark_template, small_template, lambda: as_potx(dark_template())])
def test_a_deck_in_a_companys_own_template_is_valid(template: Callable[[], bytes], tmp_path: Path) -> None:
    briefing = briefing_of(replace(STORY, findings=STORY.findings[:3]))
    deck = draw_deck(briefing, template())
    assert violations(deck, tmp_path) == []
    assert flaws(deck) == []


def test_a_real_storys_deck_is_valid(sample_stories: Mapping[str, Story], tmp_path: Path) -> None:
    """Retention has step curves, bridges, projections and a grid of cohorts."""
    deck = draw_deck(briefing_of(sample_stories["retention-economics"]))
    assert violations(deck, tmp_path) == []
    assert flaws(deck) == []


def test_a_single_slide_and_a_story_without_findings_are_valid(tmp_path: Path) -> None:
    for briefing in (briefing_of_one(STORY.findings[0], STORY), briefing_of(replace(STORY, findings=()))):
        deck = draw_deck(briefing)
        assert violations(deck, tmp_path) == []
        assert flaws(deck) == []


def changed(deck: bytes, change: Callable[[dict[str, bytes]], Any]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(deck)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, written in parts.items():
            archive.writestr(name, written)
    return held.getvalue()


def swapped(part: str, old: str, new: str) -> Callable[[dict[str, bytes]], None]:
    def swap(parts: dict[str, bytes]) -> None:
        assert old.encode() in parts[part], f"{part} has no {old}"
        parts[part] = parts[part].replace(old.encode(), new.encode(), 1)

    return swap


SLIDE, CHART = "ppt/slides/slide3.xml", "ppt/charts/chart1.xml"


@pytest.mark.parametrize(
    ("planted", "told"),
    [
        (lambda parts: parts.pop(CHART), "which is not there"),
        (lambda parts: parts.update({"ppt/media/stray.png": b"x"}), "nothing leads to ppt/media/stray.png"),
        (swapped("[Content_Types].xml", f"/{SLIDE}", "/ppt/slides/slide99.xml"), "no content type of its own"),
        (swapped(SLIDE, ' id="2"', ' id="3"'), "shapes have the id 3"),
        (swapped("ppt/presentation.xml", 'id="257"', 'id="256"'), "the slide id 256 is given 2 times"),
        (swapped(CHART, "crossAx val=", 'crossAx val="1" x='), "crosses 1"),
        (swapped(CHART, '<c:pt idx="0"', '<c:pt idx="400"'), "points [400"),
        (swapped(CHART, "<c:externalData r:id=", '<c:externalData r:id="rId77" x='), "uses rId77"),
    ],
)
def test_what_would_be_repaired_is_found(
    every_kind: bytes, planted: Callable[[dict[str, bytes]], Any], told: str
) -> None:
    assert any(told in flaw for flaw in flaws(changed(every_kind, planted)))


def test_an_element_out_of_its_order_is_found(every_kind: bytes, tmp_path: Path) -> None:
    wrong = changed(every_kind, swapped(CHART, "<c:plotArea>", '<c:plotVisOnly val="1"/><c:plotArea>'))
    assert any(CHART in each for each in violations(wrong, tmp_path))
