"""The board paper, reopened: it says what the story says, is tagged to be read aloud, and runs nothing of its data."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from pypdf import PdfReader

from analysis.findings import Quotation, Story
from presentation.alternative_text import alternative_text
from presentation.briefing import Briefing, Purpose, briefing_of, briefing_of_one
from presentation.paper.board_paper import write_paper
from presentation.paper.contents import MOST_ROWS
from presentation.rows_in_words import rows_in_words
from presentation.source_line import short_day, short_edition, source_line
from presentation.wording import say_plain
from tests.presentation.specimen import STORY

MARKUP = '#panic("ran") *bold* $x$ @ref <label> = head `raw` \\ // end'


@pytest.fixture(scope="module")
def summary(sample_stories: Mapping[str, Story]) -> Briefing:
    return replace(briefing_of(sample_stories["summary"]), filters="Enterprise, by region")


@pytest.fixture(scope="module")
def paper(summary: Briefing) -> PdfReader:
    return opened(summary)


@pytest.fixture(scope="module")
def pages(paper: PdfReader) -> list[str]:
    """The words of each page without blanks: a PDF knows where letters stand, not where words end."""
    return [squeezed(page.extract_text()) for page in paper.pages]


def opened(briefing: Briefing) -> PdfReader:
    return PdfReader(io.BytesIO(write_paper(briefing)))


def text_of(paper: PdfReader) -> str:
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in paper.pages))


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def tags(paper: PdfReader) -> Iterator[tuple[str, Any]]:
    """Every element of the structure that a screen reader walks, with its kind."""
    waiting = [paper.trailer["/Root"]["/StructTreeRoot"]["/K"]]
    while waiting:
        here = waiting.pop(0).get_object()
        if isinstance(here, list):
            waiting = [*here, *waiting]
        elif isinstance(here, dict) and "/S" in here:
            yield str(here["/S"]), here
            waiting = [here["/K"], *waiting] if "/K" in here else waiting


def test_it_says_every_claim_source_answer_and_doubt_as_the_story_does(summary: Briefing, pages: list[str]) -> None:
    said = "".join(pages)
    for page in summary.pages:
        finding = page.finding
        objections = (f"{each.question} {say_plain(each.answer)}" for each in page.objections)
        for words in (page.title, finding.subtitle, source_line(finding, page.story), *objections):
            assert squeezed(words) in said
        assert all(squeezed(say_plain(each)) in said for each in finding.caveats)
    ask = summary.ask
    assert ask and all(squeezed(each) in said for each in (ask.decision, ask.owner, ask.cost, ask.by, ask.measure))
    assert all(squeezed(each) in said for each in (*summary.doubts, *(line for _, line in summary.opening)))


def test_every_page_carries_edition_clock_filters_and_number(summary: Briefing, pages: list[str]) -> None:
    assert summary.as_of
    foot = f"as of {short_day(summary.as_of)} · {summary.filters} · edition {short_edition(summary.edition_id)}"
    assert all(squeezed(foot) in words for words in pages)
    assert all(f"{i + 1}of{len(pages)}" in words for i, words in enumerate(pages))
    assert squeezed(f"{foot} · n = {summary.pages[0].finding.basis.sample_size:,}") in pages[1]


def test_it_is_tagged_titled_and_in_a_language(summary: Briefing, paper: PdfReader) -> None:
    root = paper.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert paper.metadata and paper.metadata.title == summary.title
    assert b"pdfuaid:part>1<" in root["/Metadata"].get_object().get_data().replace(b" ", b"")


def test_every_chart_has_words_for_who_does_not_see_it(summary: Briefing, paper: PdfReader) -> None:
    figures = [str(tag["/Alt"]) for kind, tag in tags(paper) if kind == "/Figure"]
    assert figures == [alternative_text(page.finding) for page in summary.pages]


def test_the_numbers_of_a_chart_stand_in_an_appendix(summary: Briefing, pages: list[str]) -> None:
    said = "".join(pages)
    for page in summary.pages:
        if len(page.finding.evidence.rows) <= MOST_ROWS:
            rows = rows_in_words(page.finding.evidence).rows
            assert all(squeezed("".join(row)) in said for row in rows if max(map(len, row)) < 20), page.finding.id


def test_headings_step_down_one_level_at_a_time(paper: PdfReader) -> None:
    levels = [int(kind[2:]) for kind, _ in tags(paper) if re.fullmatch(r"/H\d", kind)]
    assert levels[0] == 1 and len(levels) > 10
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_its_fonts_are_in_it(paper: PdfReader) -> None:
    fonts = {
        str(font.get_object()["/BaseFont"]): font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        for page in paper.pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert any("SourceSerifPro" in name for name in fonts)
    assert all({"/FontFile2", "/FontFile3"} & each.get_object().keys() for each in fonts.values())


def test_nothing_of_the_data_is_read_as_markup() -> None:
    first = STORY.findings[0]
    said = (Quotation(MARKUP, "answer", "Marketing", None),)
    finding = replace(first, subtitle=MARKUP, quotations=said)
    briefing = replace(briefing_of_one(finding, replace(STORY, findings=(finding,))), title=MARKUP)
    words = text_of(opened(briefing))
    assert squeezed(words).count(squeezed(MARKUP)) == 3
    assert squeezed(f"“{MARKUP}”") in squeezed(words)


def test_a_sign_that_no_font_has_is_replaced_and_named() -> None:
    """U+13000 is an Egyptian hieroglyph; Cyrillic, Greek and Hebrew are at hand."""
    briefing = replace(briefing_of_one(STORY.findings[0], STORY), title="Спасибо, αβγ, שלום: \U00013000")
    words = text_of(opened(briefing))
    assert "Спасибо, αβγ" in words and "□" in words
    assert "egyptian hieroglyph a001" in words


def test_what_a_page_is_for_its_section_and_the_audiences_words_are_shown() -> None:
    whole = briefing_of(STORY, frozen_as="Board 2026-Q4")
    pages = tuple(
        replace(page, section="What to fix first", purpose=Purpose.DECISION, in_their_terms="That is €40,000 a year.")
        for page in whole.pages[:2]
    )
    words = text_of(opened(replace(whole, pages=pages, audience="CFO", filters="Enterprise")))
    assert words.count("FOR DECISION") == 2 and words.count("That is €40,000 a year.") == 2
    assert "What to fix first" in words and "for the CFO" in words
    assert "frozen as “Board 2026-Q4”" in words and "Enterprise" in words


def test_every_kind_of_chart_is_drawn_and_a_story_without_findings_still_gives_a_paper() -> None:
    every_kind = opened(briefing_of(STORY))
    figures = [kind for kind, _ in tags(every_kind) if kind == "/Figure"]
    assert len(figures) == len([each for each in STORY.findings if len(each.evidence.rows)])
    bare = replace(STORY, findings=(), doubts=(), gaps=(), ask=None, as_of=None)
    words = text_of(opened(briefing_of(bare)))
    assert "no dates in these exports" in words and "The argument" not in words and "Appendix" not in words


def test_the_same_briefing_gives_the_same_bytes_and_tells_how_far_it_is() -> None:
    briefing, told = briefing_of_one(STORY.findings[0], STORY), list[tuple[str, float]]()
    first = write_paper(briefing, lambda what, share: told.append((what, share)))
    assert first == write_paper(briefing)
    shares = [share for _, share in told]
    assert shares == sorted(shares) and shares[-1] == 1.0
