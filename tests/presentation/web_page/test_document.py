"""A briefing as one HTML file: what the story says, nothing from outside, nothing of the data's that runs."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest

from analysis.findings import Objection
from analysis.sentences import sentence
from presentation.briefing import Purpose, briefing_of
from presentation.charts import draw
from presentation.source_line import full_source_line
from presentation.web_page import write_web_page
from presentation.web_page.schemes import Schemes
from tests.presentation.specimen import STORY

MOST_BYTES = 2_500_000
ATTACK = "</script><script>alert(1)</script><img src=x onerror=alert(2)>"


@pytest.fixture(scope="module")
def steps() -> list[tuple[str, float]]:
    return []


@pytest.fixture(scope="module")
def html(steps: list[tuple[str, float]]) -> str:
    """Written once: every kind of chart, an attack where words come from exports, a pack's own parts."""
    briefing = briefing_of(STORY)
    first, *others = briefing.pages
    asked = (Objection(f"Is it {ATTACK}?", sentence("No.")),)
    told = replace(first, objections=asked, section="What we ask", purpose=Purpose.DECISION, in_their_terms=ATTACK)
    written = write_web_page(
        replace(briefing, pages=(told, *others), doubts=(ATTACK,), audience="CFO"),
        lambda what, share: steps.append((what, share)),
    )
    assert len(written) < MOST_BYTES
    return written.decode("utf-8")


def test_says_what_the_story_says(html: str) -> None:
    words = unescape(re.sub(r"<[^>]+>", "", html)).replace("\u00a0", " ")
    for page in briefing_of(STORY).pages:
        source = full_source_line(page.finding, page.story)
        for said in (page.title, page.finding.subtitle, source):
            assert said.replace("\u00a0", " ") in words
    assert "For decision" in words and "What we ask" in words and "for the CFO" in words
    assert STORY.edition_id[:8] in words and "as of 30 Sep 2026" in words


def test_nothing_in_it_points_outside(html: str) -> None:
    page = re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL)
    assert not re.findall(r'(?:src|action|poster)="(?!data:)', page)
    assert not [to for to in re.findall(r'href="([^"]*)"', page) if not to.startswith("#")]
    assert not re.findall(r"url\((?!data:|#)", page)
    assert "@import" not in page


def test_only_its_own_two_scripts_may_run(html: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy and "default-src 'none'" in policy[1]
    assert policy[1].count("'sha256-") == 2 and "script-src 'sha256-" in policy[1]
    assert "'unsafe-eval'" not in policy[1] and "http" not in policy[1]


def test_words_of_the_data_stay_words(html: str) -> None:
    assert ATTACK not in html
    assert "<img src=x" not in html
    assert html.count("</script>") == 2 + len(STORY.findings)  # our two, and the charts' specifications
    assert "Small business <b>" not in html


def test_every_link_leads_somewhere_and_no_name_is_given_twice(html: str) -> None:
    page = re.sub(r"<script>.*?</script>", "", html, flags=re.DOTALL)
    names = re.findall(r'\bid="([^"]+)"', page)
    assert len(names) == len(set(names))
    assert {to[1:] for to in re.findall(r'href="(#[^"]+)"', page)} <= set(names)
    assert set(re.findall(r"url\(#([^)]+)\)", page)) <= set(names)


def test_a_chart_has_words_for_who_does_not_see_it_and_a_table_behind_it(html: str) -> None:
    assert len(re.findall(r'role="img" tabindex="0"[^>]*aria-label="[^"]{20,}"', html)) == len(STORY.findings)
    assert html.count('<details class="folded data">') == len(STORY.findings)


def test_what_the_licences_ask_to_be_told_is_told(html: str) -> None:
    assert "University of Washington Interactive Data Lab" in html and "Mike Bostock" in html


def test_the_long_work_says_how_far_it_is(html: str, steps: list[tuple[str, float]]) -> None:
    shares = [share for _, share in steps]
    assert shares == sorted(shares) and shares[0] == 0 and shares[-1] == 1
    assert len(steps) > len(STORY.findings)


def test_a_chart_for_both_schemes_names_colours_that_each_fills_in() -> None:
    schemes = Schemes()
    for finding in STORY.findings:
        light, dark = (draw(finding.evidence, name) for name in ("light", "dark"))
        joined = str(schemes.joined(light, dark))
        for palette, of in ((schemes.light, light), (schemes.dark, dark)):
            filled = joined
            for name, colour in palette.items():
                filled = filled.replace(f"var(--{name})", colour)
            assert filled == str(of)


def test_schemes_that_differ_in_more_than_colours_are_refused() -> None:
    with pytest.raises(ValueError, match="more than colours"):
        Schemes().joined({"mark": "bar"}, {"mark": "point"})
