"""The titles alone: what a board reads, what it would stumble over, and nothing that runs."""

from __future__ import annotations

import pytest

from data_sources.pack_model import Pack
from presentation.packs.argument_check import check_argument
from presentation.packs.composed import compose
from presentation.packs.pages_in_order import leading_order
from presentation.packs.titles_alone import headline, remarks_as_html, titles_as_html
from tests.presentation.packs.made import ASK, AT, EXPOSED, FELL, pack, page, tell

DECISION = {"purpose": "decision"}
WRONG = page(EXPOSED, "Billing exposes €9.2 million a year")


@pytest.mark.parametrize(
    ("composed_of", "said"),
    [
        (pack(), "Choose what the board should see"),
        (pack(page(EXPOSED), page(FELL)), "The titles lead to no ask yet"),
        (pack(WRONG, page(FELL)), "One page cannot go into the room as it stands"),
        (pack(page(EXPOSED, **DECISION)), "The ask cannot go into the room as it stands"),
        (pack(page(FELL), ask=ASK), "The titles do not carry the ask yet"),
        (pack(page(FELL), page(EXPOSED, **DECISION), ask=ASK), "Two findings lead to one ask"),
    ],
)
def test_the_headline_says_whether_the_pack_may_go_into_the_room(composed_of: Pack, said: str) -> None:
    composed = compose(composed_of, tell)
    assert headline(composed, check_argument(composed)) == said


def test_a_refused_title_stands_under_its_claim_with_the_reason() -> None:
    html = titles_as_html(compose(pack(WRONG), tell))
    assert "€9.2" not in html.split('class="missing"')[0]
    assert "Fix Billing first" in html and "nearest it says €8.7 million a year" in html


def test_a_page_that_is_gone_is_shown_as_it_was_saved() -> None:
    gone = page(FELL).model_copy(update={"finding": "satisfaction/old", "claim": "<script>x</script>"})
    html = titles_as_html(compose(pack(gone), tell))
    assert 'class="gone"' in html and "no longer holds" in html
    assert "<script>" not in html and "&lt;script&gt;" in html


def test_the_ask_ends_the_titles_and_remarks_are_told_the_grave_first() -> None:
    composed = compose(pack(page(FELL), page(FELL), ask=ASK), tell)
    assert titles_as_html(composed).rindex("</ol>") < titles_as_html(composed).index("Give Billing a plan")
    remarks = remarks_as_html(composed.refused, check_argument(composed))
    assert "bring the same finding" in remarks.split("It could be stronger")[0]


def test_the_audiences_findings_lead_and_what_is_gone_stays_last() -> None:
    gone = page(FELL).model_copy(update={"finding": "satisfaction/old"})
    composed = compose(pack(gone, page(AT), page(EXPOSED), audience="CFO"), tell)
    assert leading_order(composed) == [2, 1, 0]
