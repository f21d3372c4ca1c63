"""A briefing as slides on a screen: in order, built up step by step, with every word of an export kept as text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from html import unescape

import pytest

from analysis.findings import Story
from presentation.briefing import Briefing, Purpose, briefing_of
from presentation.presenting.aside import answer_pages
from presentation.presenting.picture_of_chart import HIGHEST, picture_of_chart
from presentation.presenting.slides import Slide, slides_of
from presentation.source_line import source_line


def words(html: str) -> str:
    """What is read, without tags and without the drawing."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", re.sub(r"<svg.*?</svg>", "", html, flags=re.DOTALL))).split())


@pytest.fixture(scope="module")
def briefing(sample_stories: Mapping[str, Story]) -> Briefing:
    """The first two findings of one story, and one that quotes customers."""
    told = briefing_of(sample_stories["satisfaction"])
    quoted = briefing_of(sample_stories["voice"]).pages[0]
    return replace(told, pages=(*told.pages[:2], quoted))


@pytest.fixture(scope="module")
def slides(briefing: Briefing) -> tuple[Slide, ...]:
    return slides_of(briefing, "light")


def test_slides_come_in_the_order_of_the_argument(slides: tuple[Slide, ...]) -> None:
    names = [slide.name for slide in slides]
    assert names == ["title", "opening", "mix", "level", "praised", "praised-quoted", "doubts", "ask"]


def test_the_opening_gives_a_sentence_a_step_and_ends_on_the_answer(
    briefing: Briefing, slides: tuple[Slide, ...]
) -> None:
    opening = slides[1]
    assert opening.steps == len(briefing.opening) - 1
    answer = opening.html.index('class="answer"')
    assert f'data-from="{opening.steps}" class="answer"' in opening.html
    assert briefing.opening[-1][1].split()[0] in words(opening.html[answer - 20 :])


def test_a_finding_is_seen_in_grey_then_in_colour_then_with_its_source(
    briefing: Briefing, slides: tuple[Slide, ...]
) -> None:
    page, slide = briefing.pages[0], slides[2]
    assert (slide.colour_from, slide.steps) == (1, 2)
    seen_at_once, source = slide.html.split('<footer data-from="2">')
    assert page.title in words(seen_at_once).replace("\u00a0", " ")
    assert page.finding.subtitle in words(seen_at_once)
    assert source_line(page.finding, page.story) in words(source)
    assert words(source).startswith(str(page.finding.grade))


def test_what_is_said_in_the_audiences_terms_and_for_what_purpose_stands_on_the_slide(briefing: Briefing) -> None:
    page = replace(
        briefing.pages[0], purpose=Purpose.DECISION, section="What moved", in_their_terms="It costs **€2 million**."
    )
    slide = slides_of(replace(briefing, pages=(page,)), "light")[2]
    assert "What moved · For decision" in words(slide.html)
    assert '<p class="terms">It costs <strong>€2\u00a0million</strong>.</p>' in slide.html


def test_every_objection_is_on_one_page_in_the_order_prepared(briefing: Briefing, slides: tuple[Slide, ...]) -> None:
    asked = [unescape(each) for page in slides[2].answers for each in re.findall(r"<dt>(.*?)</dt>", page)]
    assert asked == [each.question for each in briefing.pages[0].objections]
    assert 1 < len(slides[2].answers) < len(asked)
    assert answer_pages(()) == ()


def test_the_presenters_notes_say_how_we_know_and_answer_what_is_asked(
    briefing: Briefing, slides: tuple[Slide, ...]
) -> None:
    said = words(slides[2].notes)
    assert "How we know" in said and "n = " in said and "95\u00a0% interval" in slides[2].notes
    assert all(each.question in said for each in briefing.pages[0].objections)


def test_the_data_key_shows_every_row_in_words(briefing: Briefing, slides: tuple[Slide, ...]) -> None:
    labels = [str(each) for each in briefing.pages[0].finding.evidence.rows["label"]]
    assert [label for label in labels if label in words(slides[2].data)] == labels
    assert slides[0].data == slides[0].notes == "" and slides[0].answers == ()


def test_what_customers_wrote_follows_its_finding_on_a_slide_of_its_own(
    briefing: Briefing, slides: tuple[Slide, ...]
) -> None:
    said = words(slides[5].html)
    assert all(" ".join(each.text.split()) in said for each in briefing.pages[2].finding.quotations)
    assert slides[5].notes == slides[4].notes


def test_nothing_that_anybody_wrote_is_read_as_markup(briefing: Briefing) -> None:
    evil = "<img src=x onerror=alert(1)> & **bold**"
    page = replace(briefing.pages[0], title=evil, section=evil)
    slides = slides_of(replace(briefing, title=evil, company=evil, opening=(("Answer", evil),), pages=(page,)), "light")
    html = "".join(slide.html for slide in slides)
    assert "<img" not in html
    assert html.count("&lt;img src=x") == 5  # title, company, opening, section, title of the page


def test_a_chart_too_high_to_be_read_from_afar_is_cut_and_says_so(sample_stories: Mapping[str, Story]) -> None:
    story = sample_stories["priority-issues"]
    ranking = next(each for each in story.findings if each.id.endswith("/ranking"))
    picture = picture_of_chart(ranking, story, "light")
    rows = len(ranking.evidence.rows)
    assert re.fullmatch(rf"\d of {rows} rows; the key D shows all", picture.note)
    size = re.search(r'viewBox="0 0 [\d.]+ ([\d.]+)"', picture.svg)
    assert size and float(size.group(1)) <= HIGHEST + 60
    assert all(f">{i}  " in picture.svg for i in (1, 2, 3))
    assert not re.search(r"<svg[^>]* (width|height)=", picture.svg)


def test_a_story_without_findings_still_says_its_answer_and_what_is_missing(
    sample_stories: Mapping[str, Story],
) -> None:
    empty = replace(sample_stories["voice"], findings=(), ask=None, doubts=())
    assert [slide.name for slide in slides_of(briefing_of(empty), "dark")][:2] == ["title", "opening"]
