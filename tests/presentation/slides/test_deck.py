"""Decks of the sample company, reopened: what they say is what the stories say, in order, with its grounds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from analysis.findings import Gap, Story
from presentation.briefing import Briefing, Purpose, briefing_of, briefing_of_one
from presentation.slides.appendix import APPENDIX, NOT_YET
from presentation.slides.closing_slides import ASKED, WRONG
from presentation.slides.deck import draw_deck
from presentation.source_line import short_edition
from presentation.wording import say_plain
from tests.presentation.slides.own_template import dark_template, small_template
from tests.presentation.slides.reopened import (
    P14,
    boxes,
    cells,
    graphics,
    notes,
    number_shown,
    reopened,
    said_of,
    sections,
    texts,
    title_of,
    titles,
)


@pytest.fixture(scope="module")
def briefing(sample_stories: Mapping[str, Story]) -> Briefing:
    """The summary as a pack would bring it: in two parts, each page for a purpose."""
    whole = briefing_of(sample_stories["summary"])
    pages = [
        replace(
            page, section="Customers" if i < 3 else "Money", purpose=Purpose.DECISION, in_their_terms="It costs us."
        )
        for i, page in enumerate(whole.pages)
    ]
    return replace(whole, pages=tuple(pages), frozen_as="Board 2026-Q4")


@pytest.fixture(scope="module")
def deck(briefing: Briefing) -> Any:
    return reopened(draw_deck(briefing))


def of_findings(deck: Any, briefing: Briefing) -> list[Any]:
    claims = {page.title for page in briefing.pages}
    return [slide for slide in deck.slides if title_of(slide) in claims]


def test_its_titles_alone_make_the_argument(deck: Any, briefing: Briefing) -> None:
    first, answer, *rest = titles(deck)
    assert first == briefing.title
    assert answer == dict(briefing.opening)["Answer"]
    claims = [page.title for page in briefing.pages]
    assert briefing.ask is not None
    wanted = ["Customers", *claims[:3], "Money", *claims[3:], WRONG, briefing.ask.decision, APPENDIX]
    assert rest[: len(wanted)] == wanted


def test_a_slide_of_a_finding_says_what_it_rests_on(deck: Any, briefing: Briefing) -> None:
    for slide, page in zip(of_findings(deck, briefing), briefing.pages, strict=True):
        said = texts(slide)
        assert page.finding.subtitle in said
        assert "For decision" in said
        assert "It costs us." in said
        assert page.finding.grade.capitalize() in said
        assert f"edition {short_edition(briefing.edition_id)}" in said
        assert "as of 30 Sep 2026" in said
        assert "frozen as Board 2026-Q4" in said
        assert f"{page.finding.basis.sample_size:,}" in said


def test_a_speaker_finds_grounds_and_answers_in_the_notes(deck: Any, briefing: Briefing) -> None:
    for slide, page in zip(of_findings(deck, briefing), briefing.pages, strict=True):
        spoken = notes(slide)
        assert f"HOW WE KNOW: {page.finding.grade}" in spoken
        assert "interval" in spoken
        for caveat in page.finding.caveats:
            assert say_plain(caveat) in spoken
        for objection in page.objections:
            assert objection.question in spoken
            assert say_plain(objection.answer) in spoken


def test_what_customers_wrote_stands_on_the_slide(deck: Any, briefing: Briefing) -> None:
    quoted = [(slide, page) for slide, page in zip(of_findings(deck, briefing), briefing.pages, strict=True)]
    shown = [(slide, page.finding.quotations[0]) for slide, page in quoted if page.finding.quotations]
    assert shown
    assert all(f"“{quotation.text}”" in texts(slide) for slide, quotation in shown)


def test_every_chart_and_table_speaks_to_who_does_not_see_it(deck: Any, briefing: Briefing) -> None:
    drawn = [shape for slide in deck.slides for shape in graphics(slide)]
    assert len(drawn) >= len(briefing.pages)
    assert all(len(said_of(shape)) > 20 for shape in drawn)
    for slide, page in zip(of_findings(deck, briefing), briefing.pages, strict=True):
        assert say_plain(page.finding.claim) in "".join(map(said_of, graphics(slide)))


def test_slides_are_numbered_after_the_first(deck: Any) -> None:
    assert [number_shown(slide) for slide in deck.slides] == ["", *map(str, range(2, len(deck.slides) + 1))]


def test_every_slide_is_in_one_section(deck: Any) -> None:
    found = sections(deck)
    assert list(found) == ["Opening", "Customers", "Money", WRONG, ASKED, APPENDIX]
    assert [number for slides in found.values() for number in slides] == list(range(1, len(deck.slides) + 1))


def test_the_ask_names_owner_cost_date_and_measure(deck: Any, briefing: Briefing) -> None:
    ask = briefing.ask
    assert ask is not None
    slide = next(each for each in deck.slides if title_of(each) == ask.decision)
    assert cells(slide) == [
        ["Owner", ask.owner],
        ["Cost", ask.cost],
        ["By", ask.by],
        ["We shall know by", ask.measure],
    ]


def test_the_appendix_names_the_slides_that_it_stands_for(deck: Any, briefing: Briefing) -> None:
    numbers = [titles(deck).index(page.title) + 1 for page in briefing.pages]
    told = [row for slide in deck.slides if title_of(slide).startswith("How sure") for row in cells(slide)]
    assert {row[0] for row in told} == {"Slide", *map(str, numbers)}
    minded = [row for slide in deck.slides if title_of(slide).startswith("What to mind") for row in cells(slide)]
    caveats = [say_plain(each) for page in briefing.pages for each in page.finding.caveats]
    assert [row[1] for row in minded if row[0] != "Slide"] == caveats


def test_one_finding_alone_is_one_slide(sample_stories: Mapping[str, Story]) -> None:
    story = sample_stories["satisfaction"]
    deck = reopened(draw_deck(briefing_of_one(story.findings[1], story)))
    assert titles(deck) == [say_plain(story.findings[1].claim)]
    assert "OBJECTIONS AND ANSWERS" in notes(deck.slides[0])
    assert not sections(deck)


def test_tells_how_far_it_has_come(sample_stories: Mapping[str, Story]) -> None:
    told: list[tuple[str, float]] = []
    draw_deck(briefing_of(sample_stories["customer-stories"]), progress=lambda what, share: told.append((what, share)))
    shares = [share for _, share in told]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert len(told) > 4


@pytest.mark.parametrize("template", [None, dark_template, small_template], ids=["house", "dark 4:3", "small 16:9"])
def test_nothing_leaves_its_slide_or_covers_its_title(briefing: Briefing, template: Any) -> None:
    long = "Customers who left took €1.64 million a year with them, " * 4
    first = replace(briefing.pages[0], title=long[:200])
    whole = replace(briefing, pages=(first, *briefing.pages[1:]))
    deck = reopened(draw_deck(whole, template() if template else None))
    for slide in deck.slides:
        title = boxes(slide)[f"{slide.shapes.title.name} {slide.shapes.title.shape_id}"]
        for name, (left, top, right, bottom) in boxes(slide).items():
            assert left >= 0 and top >= 0, name
            assert right <= deck.slide_width and bottom <= deck.slide_height, f"{title_of(slide)}: {name}"
            is_apart = bottom <= title[1] or top >= title[3] or right <= title[0] or left >= title[2]
            assert is_apart or (left, top, right, bottom) == title, f"{name} lies on {title_of(slide)!r}"


def test_a_story_without_findings_tells_at_once_what_is_missing(briefing: Briefing) -> None:
    gap = Gap("Who was asked?", "survey invitations", "Marketing")
    deck = reopened(draw_deck(replace(briefing, pages=(), doubts=(), ask=None, gaps=(gap,))))
    assert titles(deck)[2:] == [NOT_YET]
    assert cells(deck.slides[2])[1] == ["Who was asked?", "survey invitations", "Marketing"]


def test_two_parts_of_one_name_stay_two_sections(briefing: Briefing) -> None:
    pages = [replace(page, section=("Money", "Customers")[i % 2]) for i, page in enumerate(briefing.pages[:3])]
    deck = reopened(draw_deck(replace(briefing, pages=tuple(pages))))
    names = [section.get("name") for section in deck._element.iter(f"{P14}section")]
    ids = [section.get("id") for section in deck._element.iter(f"{P14}section")]
    assert names[:4] == ["Opening", "Money", "Customers", "Money"]
    assert len(set(ids)) == len(ids)


def test_words_of_customers_stay_words(sample_stories: Mapping[str, Story]) -> None:
    """Whatever they hold: signs of XML, control characters, another direction."""
    story = sample_stories["voice"]
    finding = story.findings[0]
    odd = replace(finding.quotations[0], text="<b>&amp; \x07bad \ud83d</b>", language="he")
    quoting = replace(finding, quotations=(odd,))
    deck = reopened(draw_deck(briefing_of_one(quoting, replace(story, findings=(quoting,)))))
    assert "“<b>&amp;  bad  </b>”" in texts(deck.slides[0])
    assert deck.slides[0].shapes._spTree.xpath('.//a:pPr[@rtl="1"]')


def test_no_placeholder_is_left_to_click(deck: Any) -> None:
    for slide in deck.slides:
        assert all(shape.text_frame.text.strip() for shape in slide.placeholders), title_of(slide)
